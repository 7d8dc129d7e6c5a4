/** Readings by two dimensions laid out as rows and columns, the fullest first; weekdays and hours stand as a week goes. */
import type { Reading } from "../../api";

const two = (hour: number) => String(hour).padStart(2, "0");
/** Every value of dimensions that have an order of their own. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  weekday: ["1", "2", "3", "4", "5", "6", "7"],
  hour: Array.from({ length: 24 }, (_, hour) => two(hour)),
};

export function pivot(readings: readonly Reading[], by: string, across: string) {
  const cells = new Map(readings.filter(({ value }) => value !== null).map((reading) => [key(reading.slice[by], reading.slice[across]), reading]));
  const known = [...cells.values()];
  const values = known.map(({ value }) => Number(value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return {
    rows: laid(by, known.map(({ slice }) => slice[by] ?? "")),
    columns: laid(across, known.map(({ slice }) => slice[across] ?? "")),
    at: (row: string, column: string) => cells.get(key(row, column)),
    /** The higher, the more of the bars' tint. */
    shade: (value: number | null) => (value === null || high === low ? undefined : `color-mix(in srgb, var(--bar) ${Math.round(((value - low) / (high - low)) * 100)}%, transparent)`),
  };
}

const key = (row: string | undefined, column: string | undefined) => JSON.stringify([row ?? "", column ?? ""]);

/** All values where they have an order of their own, and after them what has none of these. */
function laid(dimension: string, values: readonly string[]): string[] {
  const whole = values.length ? (WHOLE[dimension] ?? []) : [];
  return [...whole, ...fullest(values.filter((value) => !whole.includes(value)))];
}

/** Each value once, those that occur most first, then by name. */
function fullest(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([value]) => value);
}
