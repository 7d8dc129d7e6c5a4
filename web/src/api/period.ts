/** Which days a choice of period means, and which days it is compared with; the server counts the same way. */
import dayjs, { type Dayjs } from "dayjs";

export type Grain = "day" | "week" | "month" | "quarter" | "year" | "total";

/** What a period can be held against without naming an event. */
export const COMPARES = ["previous", "year", "weekday", "year-weekday", "none"] as const;
/** An event is named by its first day: `event:2026-03-05`. */
export type Compare = (typeof COMPARES)[number] | `event:${string}`;

export const PRESETS = ["1d", "7d", "28d", "90d", "month", "last-month", "quarter", "year", "all"] as const;
export type Preset = (typeof PRESETS)[number];

/** A stretch of days asked for as one value: `grain` says whether it is a calendar period or just these days. */
export type Span = { grain: Grain; from: string | null; to: string | null };

const CUSTOM = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const ISO = "YYYY-MM-DD";
const WEEK = 7;
const YEAR_OF_WEEKS = 52 * WEEK;

const isDay = (text: string | null) => text !== null && dayjs(text).format(ISO) === text;

export const isPreset = (text: string): text is Preset => (PRESETS as readonly string[]).includes(text);

export function isPeriod(text: string): boolean {
  const custom = CUSTOM.exec(text);
  return isPreset(text) || (custom !== null && custom.slice(1).every(isDay) && custom[1]! <= custom[2]!);
}

export const isCompare = (text: string): text is Compare => (COMPARES as readonly string[]).includes(text) || isDay(eventDay(text));

/** The first day of the event that is compared with; nothing for other kinds. */
export const eventDay = (compare: string): string | null => (compare.startsWith("event:") ? compare.slice("event:".length) : null);

/** The kind alone, without the day of an event. */
export const compareKind = (compare: Compare) => (eventDay(compare) ? "event" : (compare as (typeof COMPARES)[number]));

export const customPeriod = (from: string, to: string) => `${from}..${to}`;

const resolved = new Map<string, Span>();

/** The days a period means when data reaches `last`; every tile asks it several times. */
export function resolve(period: string, last: string): Span {
  const key = `${period} ${last}`;
  const span = resolved.get(key) ?? meaning(period, last);
  resolved.set(key, span);
  return span;
}

function meaning(period: string, last: string): Span {
  const custom = CUSTOM.exec(period);
  if (custom) return { grain: "total", from: custom[1]!, to: custom[2]! };
  const day = dayjs(last);
  switch (period as Preset) {
    case "1d":
      return days(day, 1);
    case "7d":
      return days(day, 7);
    case "90d":
      return days(day, 90);
    case "month":
      return { grain: "month", from: iso(day.startOf("month")), to: last };
    case "last-month": {
      const month = day.startOf("month").subtract(1, "month");
      return { grain: "month", from: iso(month), to: iso(month.endOf("month")) };
    }
    case "quarter":
      return { grain: "quarter", from: startOf("quarter", last), to: last };
    case "year":
      return { grain: "year", from: startOf("year", last), to: last };
    case "all":
      return { grain: "total", from: null, to: null };
    default:
      return days(day, 28);
  }
}

const LINE = 28;

/** The days that a line shows: a day alone stands at the end of four weeks. */
export const lineOf = (span: Span): Span => (span.to && span.from === span.to ? { ...span, from: addDays(span.to, 1 - LINE) } : span);

/** The days that `span` is compared with; null when there are none. */
export function compared(span: Span, kind: Compare): { start: string; end: string } | null {
  if (kind === "none" || !span.from || !span.to) return null;
  const [from, to] = [dayjs(span.from), dayjs(span.to)];
  const back = (count: number) => ({ start: iso(from.subtract(count, "day")), end: iso(to.subtract(count, "day")) });
  const event = eventDay(kind);
  if (event) return back(from.diff(dayjs(event), "day"));
  if (kind === "weekday") return back(Math.ceil((to.diff(from, "day") + 1) / WEEK) * WEEK);
  if (kind === "year-weekday") return back(YEAR_OF_WEEKS);
  if (span.grain === "total") {
    if (kind === "year") return { start: iso(from.subtract(1, "year")), end: iso(to.subtract(1, "year")) };
    return back(to.diff(from, "day") + 1);
  }
  const start = kind === "year" ? from.subtract(1, "year") : dayjs(startOf(span.grain, iso(from.subtract(1, "day"))));
  const whole = span.to === endOf(span.grain, span.from);
  const end = endOf(span.grain, iso(start));
  const sameLength = iso(start.add(to.diff(from, "day"), "day"));
  return { start: iso(start), end: whole || sameLength > end ? end : sameLength };
}

/** First day of the calendar period of `grain` that holds `day`; weeks start on Monday. */
export function startOf(grain: Grain, day: string): string {
  const at = dayjs(day);
  switch (grain) {
    case "week":
      return iso(at.subtract((at.day() + 6) % 7, "day"));
    case "month":
      return iso(at.startOf("month"));
    case "quarter":
      return iso(at.startOf("month").subtract(at.month() % 3, "month"));
    case "year":
      return iso(at.startOf("year"));
    default:
      return day;
  }
}

/** Last day of the calendar period of `grain` that starts on `start`. */
export function endOf(grain: Grain, start: string): string {
  const at = dayjs(start);
  switch (grain) {
    case "week":
      return iso(at.add(6, "day"));
    case "month":
      return iso(at.endOf("month"));
    case "quarter":
      return iso(at.add(3, "month").subtract(1, "day"));
    case "year":
      return iso(at.endOf("year"));
    default:
      return start;
  }
}

export function daysBetween(from: string, to: string): number {
  return dayjs(to).diff(dayjs(from), "day");
}

export function addDays(day: string, count: number): string {
  return iso(dayjs(day).add(count, "day"));
}

function days(last: Dayjs, count: number): Span {
  return { grain: "total", from: iso(last.subtract(count - 1, "day")), to: iso(last) };
}

const iso = (day: Dayjs) => day.format(ISO);
