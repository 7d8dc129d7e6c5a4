/** How far the data behind something reaches, and which source is behind the others. */
import type { Freshness } from "./client";
import { daysBetween } from "./period";

export type Reach = { through: string | null; late: { source: string; store: string | null; days: number } | null };

/** A day behind is how daily reports arrive; what comes once a month is late when the next month has passed too. */
const USUAL_DELAY_DAYS = 1;
const MONTHLY_DELAY_DAYS = 45;
const MONTHLY = ["overheads", "official"];

export const isLate = (source: string, days: number) => days > (MONTHLY.includes(source) ? MONTHLY_DELAY_DAYS : USUAL_DELAY_DAYS);

/** `expected` is the last day that was asked for. */
export function reach(freshness: readonly Freshness[], expected: string): Reach {
  const known = freshness.flatMap(({ source, store, complete_through }) =>
    complete_through ? [{ source, store, through: complete_through }] : [],
  );
  const ordered = known.sort((a, b) => a.through.localeCompare(b.through));
  const slowest = ordered.find(({ source, through }) => isLate(source, daysBetween(through, expected))) ?? ordered.find(({ source }) => !MONTHLY.includes(source)) ?? ordered[0];
  if (!slowest) return { through: null, late: null };
  const days = daysBetween(slowest.through, expected);
  const through = slowest.through < expected ? slowest.through : expected;
  return { through, late: isLate(slowest.source, days) ? { source: slowest.source, store: slowest.store, days } : null };
}
