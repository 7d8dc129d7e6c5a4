/** From what stands in the URL to what the server is asked. */
import type { AnalysisAsk, AnalysisMethod, View } from "../../api";
import { addDays, customPeriod, resolve } from "../../api/period";
import { whereClauses } from "../../api/view";

/** So many rows a table has; what is beyond stands in one row. */
const ROWS = 300;
/** Before any data: the beginning of a period that has none. */
export const EVER = "1990-01-01";

/** The days of an analysis where nobody chose any, as the period of a view. */
export const usualPeriod = (days: number, lastDay: string) => (days === 90 ? "90d" : customPeriod(addDays(lastDay, 1 - days), lastDay));

/** `named` says that somebody chose the period; without, the analysis begins where it usually does. */
export function askOf(view: View, lastDay: string, asked: { named: boolean; by: string | null; set: readonly string[] }): AnalysisAsk {
  const { from, to } = resolve(view.period, lastDay);
  const where = whereClauses(view.where);
  return {
    ...(asked.named ? { from: from ?? EVER } : {}),
    to: to ?? lastDay,
    rows: ROWS,
    ...(asked.by ? { by: asked.by } : {}),
    ...(where.length ? { where } : {}),
    ...(view.currency ? { currency: view.currency } : {}),
    ...(view.compare === "none" ? {} : { compare: view.compare }),
    ...(asked.set.length ? { set: [...asked.set] } : {}),
  };
}

/** The view with the days that were answered, where nobody chose any: an analysis may begin with a whole month. */
export function answeredView(view: View, lastDay: string, named: boolean, answer: { start: string; end: string } | undefined): View {
  return named || !answer || resolve(view.period, lastDay).from === answer.start ? view : { ...view, period: customPeriod(answer.start, answer.end) };
}

/** Thresholds in the URL with one of them set; without a value it is as usual. */
export function withSet(set: readonly string[], values: Record<string, string | null>): string[] {
  const kept = set.filter((one) => !((one.split(":")[0] ?? "") in values));
  return [...kept, ...Object.entries(values).flatMap(([id, value]) => (value === null ? [] : [`${id}:${value}`]))];
}

/** Thresholds of the URL that the analysis has; others would be refused. */
export const known = (set: readonly string[], method: AnalysisMethod) => set.filter((one) => method.settings.some(({ id }) => one.startsWith(`${id}:`)));
