/** Days as people read them: `11-22` in Chinese, `Nov 22` in English; the year only where it is not the obvious one. */
import type { Language } from "../text";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

type Day = { year: number; month: number; day: number };

function split(iso: string): Day {
  const [year = 0, month = 1, day = 1] = iso.split("-").map(Number);
  return { year, month, day };
}

const two = (n: number) => String(n).padStart(2, "0");

/** One day; the year is left out when it is that of `near`, or when there is no `near`. */
export function sayDay(iso: string, language: Language, near?: string): string {
  return write(split(iso), language, far(iso, near));
}

/** First to last day with an en dash, as short as stays clear. */
export function sayRange(start: string, end: string, language: Language, near?: string): string {
  if (start === end) return sayDay(start, language, near);
  const [a, b] = [split(start), split(end)];
  if (a.year !== b.year) return `${write(a, language, true)} – ${write(b, language, true)}`;
  const years = far(start, near);
  if (language === "zh") return `${write(a, language, years)} – ${write(b, language, false)}`;
  if (a.month === b.month) return `${write(a, language, false)} – ${b.day}${years ? `, ${a.year}` : ""}`;
  return `${write(a, language, false)} – ${write(b, language, years)}`;
}

/** The same for a card: no spaces, and in Chinese the month said once. */
export function sayTightRange(start: string, end: string, language: Language, near?: string): string {
  const [a, b] = [split(start), split(end)];
  const oneMonth = start !== end && a.year === b.year && a.month === b.month;
  if (language === "zh" && oneMonth) return `${sayDay(start, language, near)}–${two(b.day)}`;
  return sayRange(start, end, language, near).replace(" – ", "–");
}

const far = (iso: string, near?: string) => near !== undefined && split(near).year !== split(iso).year;

function write({ year, month, day }: Day, language: Language, withYear: boolean): string {
  if (language === "zh") return `${withYear ? `${year}-` : ""}${two(month)}-${two(day)}`;
  return `${MONTHS[month - 1]} ${day}${withYear ? `, ${year}` : ""}`;
}

/** The name of one period of a grain, for axes and tables. */
export function sayPeriod(start: string, grain: string, language: Language, near?: string): string {
  const { year, month } = split(start);
  switch (grain) {
    case "week":
      return `W${two(isoWeek(start))}`;
    case "month":
      return language === "zh" ? `${year}-${two(month)}` : `${MONTHS[month - 1]} ${year}`;
    case "quarter":
      return `${year} Q${Math.ceil(month / 3)}`;
    case "year":
      return String(year);
    default:
      return sayDay(start, language, near);
  }
}

/** ISO week of a Monday. */
export function isoWeek(monday: string): number {
  const { year, month, day } = split(monday);
  const thursday = new Date(Date.UTC(year, month - 1, day + 3));
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / 604_800_000) + 1;
}

/** Clock time of an instant, where the person sits. */
export function sayTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { hour: "2-digit", minute: "2-digit" }).format(
    new Date(instant),
  );
}
