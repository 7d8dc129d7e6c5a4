/** The stages of a funnel from the steps between them. */
import type { AnalysisRow, AnalysisTable } from "../../api";
import { amountOf, cellOf } from "./cells";

export type Stage = { id: string; name: string; count: number; step: AnalysisRow | null };

/** Steps are named by the stages they lead from and to. */
const ARROW = " → ";

const capital = (name: string) => name.replace(/^./u, (letter) => letter.toUpperCase());

export function stagesOf(table: AnalysisTable, names: (row: AnalysisRow) => string): Stage[] {
  const steps = table.rows.filter((row) => row.kind === "step" && cellOf(table, row, "passed")?.value != null);
  const [first] = steps;
  if (!first) return [];
  const [from = "", ...rest] = names(first).split(ARROW);
  const start = { id: "0", name: rest.length ? from : "", count: amountOf(cellOf(table, first, "entered")) ?? 0, step: null };
  return [start, ...steps.map((step, at) => ({ id: String(at + 1), name: capital(names(step).split(ARROW).at(-1)!), count: amountOf(cellOf(table, step, "passed"))!, step }))];
}
