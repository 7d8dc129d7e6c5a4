/** A KPI over time split by a dimension: the largest slices one by one, the others together. */
import type { Reading } from "../../api";

export type Layer = { key: string; values: (number | null)[] };
export type Stack = { periods: { start: string; end: string; complete: boolean }[]; layers: Layer[]; others: number };

const MOST = 4;

export function stack(readings: readonly Reading[], by: string): Stack {
  const periods = [...new Map(readings.map(({ period, complete }) => [period.start, { start: period.start, end: period.end, complete }])).values()].sort((a, b) => a.start.localeCompare(b.start));
  const place = new Map(periods.map(({ start }, index) => [start, index]));
  const sums = new Map<string, (number | null)[]>();
  for (const { slice, period, value } of readings) {
    const row = sums.get(slice[by] ?? "") ?? periods.map(() => null);
    row[place.get(period.start)!] = value === null ? null : Number(value);
    sums.set(slice[by] ?? "", row);
  }
  const whole = (row: readonly (number | null)[]) => row.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
  const layers = [...sums].map(([key, values]) => ({ key, values })).filter(({ values }) => whole(values) > 0).sort((a, b) => whole(b.values) - whole(a.values));
  const rest = layers.slice(MOST);
  const kept = rest.length > 1 ? layers.slice(0, MOST) : layers;
  const others = rest.length > 1 ? [{ key: "", values: periods.map((_, index) => rest.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)) }] : [];
  return { periods, layers: [...kept, ...others], others: rest.length > 1 ? rest.length : 0 };
}
