/** What a trend shows: its series lined up by position, running totals, the peak, a summary in words. */
import { addDays, daysBetween, startOf, type Grain } from "../api/period";

export type Dot = { start: string; end: string; value: number | null; complete: boolean };
/** `target`: what is expected of each dot of `now`; empty without a target. */
export type Trend = { now: Dot[]; before: Dot[]; target?: (number | null)[] };

/** A calendar period is shown whole: a week that the range cuts starts on its Monday. */
export function whole(from: string, grain: Grain): string {
  return startOf(grain, from);
}

/** The days to compare with, moved like `from` was; a year back counts in weeks so that weekdays meet. */
export function wholeBefore(now: { from: string; to: string }, before: { start: string; end: string }, grain: Grain) {
  if (grain !== "week") return { from: startOf(grain, before.start), to: before.end };
  const shift = Math.round(daysBetween(before.start, now.from) / 7) * 7;
  return { from: addDays(startOf("week", now.from), -shift), to: addDays(now.to, -shift) };
}

export function cumulative(dots: readonly Dot[]): Dot[] {
  let sum = 0;
  return dots.map((dot) => ({ ...dot, value: dot.value === null ? null : (sum += dot.value) }));
}

/** Running totals of what is expected. */
export function summed(values: readonly (number | null)[]): (number | null)[] {
  let sum = 0;
  return values.map((value) => (value === null ? null : (sum += value)));
}

/** Index of the highest value, where it stands out: the last point is labelled anyway. */
export function peak(dots: readonly Dot[]): number | null {
  let best: number | null = null;
  dots.forEach(({ value }, index) => {
    if (value !== null && (best === null || value > dots[best]!.value!)) best = index;
  });
  return best === null || best >= dots.length - 2 || dots.length < 6 ? null : best;
}

/** Grains that give between two and some hundred points. */
export function usefulGrains(days: number): Grain[] {
  const fits: [Grain, number][] = [
    ["day", 1],
    ["week", 7],
    ["month", 30],
  ];
  return fits.filter(([grain, length]) => days / length >= (grain === "day" ? 1 : 1.5) && days / length <= 400).map(([grain]) => grain);
}

/** A grain that reads well over so many days. */
export function fittingGrain(days: number): Grain {
  return days <= 100 ? "day" : days <= 400 ? "week" : "month";
}
