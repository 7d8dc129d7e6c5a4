/** Where annotations stand along a chart: each at the first point that its days reach. */
import type { Annotation } from "../../api";
import { KINDS } from "./glyphs";

/** A point of a chart, with the first and the last day that it stands for. */
export type Days = { start: string; end: string };
export type Mark = { index: number; kind: string; count: number };

/** One mark a point, however many annotations begin there; the kind that comes first gives its form. */
export function placed(annotations: readonly Annotation[], dots: readonly Days[]): Mark[] {
  const at = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const index = dots.findIndex((dot) => touches(annotation, dot));
    if (index >= 0) at.set(index, [...(at.get(index) ?? []), annotation]);
  }
  return [...at].map(([index, here]) => ({ index, count: here.length, kind: inOrder(here)[0]!.kind })).sort((a, b) => a.index - b.index);
}

/** What lies on the days of a point, notes first. */
export const onDot = (annotations: readonly Annotation[], dot: Days | undefined): Annotation[] => (dot ? inOrder(annotations.filter((annotation) => touches(annotation, dot))) : []);

const touches = ({ first, until }: Annotation, { start, end }: Days) => first <= end && until >= start;

const inOrder = (annotations: readonly Annotation[]) => annotations.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
