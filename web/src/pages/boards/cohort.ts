/** Customers by the month of their first order and the months since: which cells there are, and what all months come to. */
import type { Reading } from "../../api";

/** A cell of fewer customers than this says little. */
export const FEW = 20;

export type Cell = { again: number; size: number; share: number; soFar: boolean };
export type Cohort = { start: string; end: string; size: number; cells: (Cell | null)[] };

/** Cohorts from the oldest to the newest, as far as the days until `lastDay` go; `all` leaves out months that are not over. */
export function cohorts(readings: readonly Reading[], lastDay: string): { rows: Cohort[]; all: (Cell | null)[] } {
  const rows = new Map<string, Cohort>();
  for (const { period, slice, numerator, denominator } of readings) {
    const size = Number(denominator ?? 0);
    const at = Number(slice["months_since"]);
    if (!Number.isInteger(at) || size === 0) continue;
    const row = rows.get(period.start) ?? { start: period.start, end: period.end, size, cells: [] };
    const month = monthAfter(period.start, at);
    if (month <= lastDay) row.cells[at] = cell(Number(numerator ?? 0), size, monthAfter(month, 1) > dayAfter(lastDay));
    rows.set(period.start, row);
  }
  const ordered = [...rows.values()].sort((a, b) => a.start.localeCompare(b.start)).map((row) => ({ ...row, cells: Array.from(row.cells, (one) => one ?? null) }));
  return { rows: ordered, all: together(ordered) };
}

/** The highest share, which has the full tint; at least one in a hundred. */
export const highest = (rows: readonly Cohort[]) => Math.max(0.01, ...rows.flatMap(({ cells }) => cells.flatMap((one) => (one && one.size >= FEW ? [one.share] : []))));

function together(rows: readonly Cohort[]): (Cell | null)[] {
  const months = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return Array.from({ length: months }, (_, at) => {
    const known = rows.flatMap(({ cells }) => (cells[at] && !cells[at].soFar ? [cells[at]] : []));
    const [again, size] = [sum(known.map((one) => one.again)), sum(known.map((one) => one.size))];
    return size ? cell(again, size, false) : null;
  });
}

const cell = (again: number, size: number, soFar: boolean): Cell => ({ again, size, share: again / size, soFar });

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The first day of the month so many months after the one of `day`. */
export function monthAfter(day: string, months: number): string {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
