/** SKUs by how fast they sell and what they earn: where the lines between the corners stand, and who is named. */
import type { Reading } from "../../api";

export type Spot = { key: string; x: number; y: number; size: number };
export const CORNERS = ["best", "promote", "reprice", "clear"] as const;
export type Corner = (typeof CORNERS)[number];

export function spots(by: string, x: readonly Reading[], y: readonly Reading[], size: readonly Reading[]): Spot[] {
  const of = (readings: readonly Reading[]) => new Map(readings.flatMap(({ slice, value }) => (value === null ? [] : [[slice[by] ?? "", Number(value)] as const])));
  const [xs, ys, sizes] = [of(x), of(y), of(size)];
  return [...xs]
    .flatMap(([key, value]) => (ys.has(key) && (sizes.get(key) ?? 0) > 0 ? [{ key, x: value, y: ys.get(key)!, size: sizes.get(key)! }] : []))
    .sort((a, b) => b.size - a.size);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted.length ? sorted[Math.floor((sorted.length - 1) / 2)]! : 0;
}

export const cornerOf = ({ x, y }: Spot, at: { x: number; y: number }): Corner => (x >= at.x ? (y >= at.y ? "best" : "reprice") : y >= at.y ? "promote" : "clear");

/** The largest of each corner, at most seven in all. */
export function named(all: readonly Spot[], at: { x: number; y: number }): Set<string> {
  const corners: Corner[] = ["best", "clear", "reprice", "promote"];
  const most: Record<Corner, number> = { best: 3, clear: 2, reprice: 1, promote: 1 };
  return new Set(corners.flatMap((corner) => all.filter((spot) => cornerOf(spot, at) === corner).slice(0, most[corner]).map(({ key }) => key)));
}

/** Values so far out that all the others would be pressed together stand at the edge. */
export function edge(values: readonly number[]): { low: number; high: number } {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0;
  const [low, high] = [at(0.02), at(0.98)];
  const room = (high - low || 1) * 0.08;
  return { low: low - room, high: high + room };
}
