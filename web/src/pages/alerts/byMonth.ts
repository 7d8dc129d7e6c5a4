/** A back-test's alerts counted by month; months without any are there too. */
import type { Backtest } from "../../api";

export function byMonth({ first, until, by_day }: Pick<Backtest, "first" | "until" | "by_day">): { first: string; fired: number }[] {
  const counts = new Map<string, number>();
  let [year = 0, month = 1] = first.split("-").map(Number);
  for (let at = monthOf(year, month); at <= until; at = monthOf(year, month)) {
    counts.set(at, 0);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  for (const { day, fired } of by_day) {
    const at = `${day.slice(0, 7)}-01`;
    counts.set(at, (counts.get(at) ?? 0) + fired);
  }
  return [...counts].map(([at, fired]) => ({ first: at, fired }));
}

const monthOf = (year: number, month: number) => `${year}-${String(month).padStart(2, "0")}-01`;
