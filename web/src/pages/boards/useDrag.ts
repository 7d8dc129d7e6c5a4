/** Dragging a tile to another place, or its corner to another size, by pointer; Escape lets go without a change. */
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";

import { place, ROW } from "./draft";

const BEGINS_AFTER = 5;
/** How close to the edge of the window the page begins to scroll, and by how much. */
const [EDGE, SCROLL] = [70, 14];

export type Drag =
  | { kind: "move"; key: string; by: { x: number; y: number }; index: number; mark: { left: number; top: number; width: number; height: number } | null }
  | { kind: "size"; key: string; wide: number; tall: number | null };

type Grid = RefObject<HTMLDivElement | null>;
type Begun = { kind: Drag["kind"]; key: string; x: number; y: number; scroll: number; wide: number; tall: number | null; height: number };

export function useDrag(grid: Grid, done: (drag: Drag) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const begun = useRef<Begun | null>(null);
  const latest = useRef<Drag | null>(null);
  const show = (next: Drag | null) => {
    latest.current = next;
    setDrag(next);
  };
  useEffect(() => {
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !begun.current) return;
      begun.current = null;
      show(null);
    };
    window.addEventListener("keydown", cancel);
    return () => window.removeEventListener("keydown", cancel);
  }, []);
  const start = (kind: Drag["kind"], key: string, { wide, tall }: { wide: number; tall: number | null }) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const height = (event.currentTarget.closest("[data-tile]") as HTMLElement).offsetHeight;
    begun.current = { kind, key, x: event.clientX, y: event.clientY, scroll: window.scrollY, height, wide, tall };
    event.stopPropagation();
  };
  const moved = (event: PointerEvent<HTMLElement>) => {
    const from = begun.current;
    if (!from || !grid.current) return;
    const by = { x: event.clientX - from.x, y: event.clientY - from.y + window.scrollY - from.scroll };
    if (!latest.current && Math.hypot(by.x, by.y) < BEGINS_AFTER) return;
    scroll(event.clientY);
    show(from.kind === "move" ? { kind: "move", key: from.key, by, ...target(grid.current, from.key, event) } : sized(grid.current, from, by));
  };
  const ended = () => {
    const last = latest.current;
    if (begun.current && last) done(last);
    begun.current = null;
    show(null);
  };
  return { drag, start, on: { onPointerMove: moved, onPointerUp: ended, onPointerCancel: () => { begun.current = null; show(null); } } };
}

function scroll(y: number): void {
  if (y < EDGE) window.scrollBy(0, -SCROLL);
  else if (y > window.innerHeight - EDGE) window.scrollBy(0, SCROLL);
}

/** A rectangle of the browser has its sides on its prototype, where a copy does not find them. */
function box(element: HTMLElement) {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
}

function target(grid: HTMLElement, key: string, { clientX, clientY }: { clientX: number; clientY: number }) {
  const around = grid.getBoundingClientRect();
  const others = [...grid.querySelectorAll<HTMLElement>("[data-tile]")].filter((element) => element.dataset.tile !== key);
  const found = place(others.map(box), clientX, clientY, around.width);
  if (!found) return { index: 0, mark: null };
  const { left, top, right, bottom } = found.at;
  return { index: found.index, mark: { left: left - around.left, top: top - around.top, width: right - left, height: bottom - top } };
}

function sized(grid: HTMLElement, from: Begun, by: { x: number; y: number }): Drag {
  const column = grid.clientWidth / 12;
  const rows = Math.round((from.height + by.y) / ROW);
  return { kind: "size", key: from.key, wide: from.wide + Math.round(by.x / column), tall: Math.abs(by.y) < ROW / 2 ? from.tall : rows };
}
