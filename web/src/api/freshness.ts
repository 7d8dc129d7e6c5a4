/** How far the data behind something reaches, and which source is behind the others. */
import type { Freshness } from "./client";
import { daysBetween } from "./period";

export type Reach = { through: string | null; late: { source: string; store: string | null; days: number } | null };

/** A day behind is how daily reports arrive; more than that is late. */
const USUAL_DELAY_DAYS = 1;

/** `expected` is the last day that was asked for. */
export function reach(freshness: readonly Freshness[], expected: string): Reach {
  const known = freshness.flatMap(({ source, store, complete_through }) =>
    complete_through ? [{ source, store, through: complete_through }] : [],
  );
  const slowest = known.sort((a, b) => a.through.localeCompare(b.through))[0];
  if (!slowest) return { through: null, late: null };
  const days = daysBetween(slowest.through, expected);
  const through = slowest.through < expected ? slowest.through : expected;
  return { through, late: days > USUAL_DELAY_DAYS ? { source: slowest.source, store: slowest.store, days } : null };
}
