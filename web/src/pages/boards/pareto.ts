/** Slices by what they count, with the share of all up to each. */
import type { Reading } from "../../api";

export type Counted = { key: string; count: number; running: number; reading: Reading };

/** `vital` is the running share that the few reasons reach which make most of it; of a ratio, its numerator is counted. */
export function pareto(readings: readonly Reading[], by: string): { rows: Counted[]; unit: string; vital: number } {
  const counts = readings
    .flatMap((reading) => {
      const count = Number(reading.numerator ?? reading.value ?? 0);
      return count > 0 ? [{ key: reading.slice[by] ?? "", count, reading }] : [];
    })
    .sort((a, b) => b.count - a.count);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  const rows = counts.map((row) => ({ ...row, running: (sum += row.count) / all }));
  const vital = rows.find(({ running }) => running >= MOST)?.running ?? 1;
  const unit = readings.some((reading) => reading.numerator !== null) ? "count" : (readings[0]?.unit ?? "count");
  return { rows, unit, vital };
}

/** Most of it: four fifths. */
const MOST = 0.8;
