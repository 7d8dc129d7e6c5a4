/** Slices by how fast they sell and what they earn: where the lines between the corners stand, and who is named. */
import type { Quadrant } from "../../api";

export const CORNERS = ["best", "promote", "reprice", "clear"] as const;
export type Corner = (typeof CORNERS)[number];
export type Dot = { key: string; x: number; y: number; size: number };
export type Spot = Dot & { corner: Corner };
type At = { x: number; y: number };
/** The spots that are drawn, largest first; `count` and `counts` are of all slices, and may be more. */
export type Placed = { spots: readonly Spot[]; at: At; count: number; counts: Record<Corner, number> };

/** What the server says of all slices, and the largest of them. */
export function told({ spots, lines, corners, slices }: Quadrant): Placed {
  return {
    spots: spots.map(({ slice, x, y, size, corner }) => ({ key: slice, x: Number(x), y: Number(y), size: Number(size), corner })),
    at: { x: Number(lines?.x ?? 0), y: Number(lines?.y ?? 0) },
    count: slices,
    counts: corners,
  };
}

/** Dots that are all there are, with the lines at their medians. */
export function placed(dots: readonly Dot[]): Placed {
  const at = { x: median(dots.map(({ x }) => x)), y: median(dots.map(({ y }) => y)) };
  const spots = dots.map((dot) => ({ ...dot, corner: cornerOf(dot, at) })).sort((a, b) => b.size - a.size);
  const count = (corner: Corner) => spots.filter((spot) => spot.corner === corner).length;
  return { spots, at, count: spots.length, counts: { best: count("best"), promote: count("promote"), reprice: count("reprice"), clear: count("clear") } };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)]! : 0;
}

export const cornerOf = ({ x, y }: At, at: At): Corner => (x >= at.x ? (y >= at.y ? "best" : "reprice") : y >= at.y ? "promote" : "clear");

/** The largest of each corner, at most seven in all. */
export function named(all: readonly Spot[]): Set<string> {
  const corners: Corner[] = ["best", "clear", "reprice", "promote"];
  const most: Record<Corner, number> = { best: 3, clear: 2, reprice: 1, promote: 1 };
  return new Set(corners.flatMap((corner) => all.filter((spot) => spot.corner === corner).slice(0, most[corner]).map(({ key }) => key)));
}

/** Values so far out that all the others would be pressed together stand at the edge; the line is always within. */
export function edge(values: readonly number[], line: number): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high] = [Math.min(at(0.02), line), Math.max(at(0.98), line)];
  const room = (high - low || 1) * 0.08;
  return { low: low - room, high: high + room };
}
