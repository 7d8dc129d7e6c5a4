/** What a person is looking at. The URL holds all of it, so a link shows the same view to someone else. */
import { compared, isCompare, isPeriod, resolve, type Compare, type Grain, type Span } from "./period";

export type View = {
  period: string;
  compare: Compare;
  where: Record<string, string[]>;
  currency: string | null;
  /** The language that the link is to be read in, once somebody chose one. */
  language?: "zh" | "en";
};

export const DEFAULT_VIEW: View = { period: "28d", compare: "previous", where: {}, currency: null };

/** The parameters that belong to the view and go along from page to page. */
const VIEW_PARAMETERS = ["period", "compare", "where", "currency", "lang"];

export function readView(search: URLSearchParams): View {
  const period = search.get("period") ?? "";
  const compare = search.get("compare") ?? "";
  const language = search.get("lang");
  return {
    period: isPeriod(period) ? period : DEFAULT_VIEW.period,
    compare: isCompare(compare) ? compare : DEFAULT_VIEW.compare,
    where: readWhere(search.getAll("where")),
    currency: /^[A-Z]{3}$/.test(search.get("currency") ?? "") ? search.get("currency") : null,
    ...(language === "zh" || language === "en" ? { language } : {}),
  };
}

/** `search` with the view in it; what is default stays out of the URL, but for a period that it names already: a page may have its own default. */
export function writeView(search: URLSearchParams, view: View): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const name of VIEW_PARAMETERS) next.delete(name);
  if (view.period !== DEFAULT_VIEW.period || search.get("period") === view.period) next.set("period", view.period);
  if (view.compare !== DEFAULT_VIEW.compare) next.set("compare", view.compare);
  for (const clause of whereClauses(view.where)) next.append("where", clause);
  if (view.currency) next.set("currency", view.currency);
  if (view.language) next.set("lang", view.language);
  return next;
}

/** Only the view's own parameters, for links to other pages. */
export function viewSearch(view: View): string {
  const text = writeView(new URLSearchParams(), view).toString();
  return text ? `?${text}` : "";
}

export function whereClauses(where: View["where"]): string[] {
  return Object.entries(where)
    .filter(([, values]) => values.length > 0)
    .map(([dimension, values]) => `${dimension}:${values.map(quoted).join(",")}`);
}

/** A value with a comma or a quote in it stands in quotes: `campaign:"Summer, 20 %",Autumn`. */
const quoted = (value: string) => (/[",]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

const VALUE = /"((?:[^"]|"")*)"|([^",]+)/g;

function valuesIn(text: string): string[] {
  return [...text.matchAll(VALUE)].map((match) => match[1]?.replaceAll('""', '"') ?? match[2]!);
}

function readWhere(clauses: string[]): View["where"] {
  const where: View["where"] = {};
  for (const clause of clauses) {
    const at = clause.indexOf(":");
    const values = valuesIn(clause.slice(at + 1));
    if (at > 0 && values.length > 0) where[clause.slice(0, at)] = values;
  }
  return where;
}

/** What /api/v1/values is asked, apart from the KPIs. */
export type Ask = {
  grain: Grain;
  from?: string;
  to?: string;
  by?: string[];
  where?: string[];
  compare?: Exclude<Compare, "none">;
  currency?: string;
};

/** The view's period as one value per KPI and slice, with its comparison. */
export function askTotal(view: View, last: string, by: string[] = []): Ask {
  const span = resolve(view.period, last);
  return { ...scope(view), ...within(span, span.grain), ...(by.length ? { by } : {}), ...comparing(view) };
}

/** One value per day, week ... over `span`; comparisons of single days are not asked for. */
export function askSeries(view: View, span: { from: string | null; to: string | null }, grain: Grain): Ask {
  return { ...scope(view), ...within(span, grain) };
}

/** The days the view is compared with. */
export function comparedWith(view: View, last: string): { start: string; end: string } | null {
  return compared(resolve(view.period, last), view.compare);
}

function within(span: Pick<Span, "from" | "to">, grain: Grain): Ask {
  return { grain, ...(span.from ? { from: span.from } : {}), ...(span.to ? { to: span.to } : {}) };
}

function scope(view: View): Partial<Ask> {
  const where = whereClauses(view.where);
  return { ...(where.length ? { where } : {}), ...(view.currency ? { currency: view.currency } : {}) };
}

function comparing(view: View): Partial<Ask> {
  return view.compare === "none" ? {} : { compare: view.compare };
}
