/** Analyses: what is asked, which numbers open a KPI, how rows stand, and what the pictures are made of. */
import { expect, test } from "vitest";

import type { Analysis, AnalysisCell, AnalysisColumn, AnalysisRow, AnalysisTable } from "../src/api/analyses";
import { DEFAULT_VIEW, readView, writeView } from "../src/api/view";
import { answeredView, askOf, usualPeriod, withSet } from "../src/pages/analyses/question";
import { inOrder, matching, openedAt, openingOf, withData } from "../src/pages/analyses/cells";
import { gridOf } from "../src/pages/analyses/grid";
import { shading } from "../src/pages/analyses/shading";
import { stagesOf } from "../src/pages/analyses/stages";
import { barsOf } from "../src/ui/pictures/bridgeBars";

const two = (text: string) => ({ zh: text, en: text });
const cell = (value: string | null, more: Partial<AnalysisCell> = {}): AnalysisCell => ({ value, reason: null, numerator: null, denominator: null, before: null, change: null, ratio: null, kpi: null, ...more });
const column = (id: string, kpi: string | null = id, more: Partial<AnalysisColumn> = {}): AnalysisColumn => ({ id, name: two(id), unit: "money", kpi, at: {}, sign: "", better: "up", meaning: null, ...more });
const row = (kind: string, slice: Record<string, string>, cells: AnalysisCell[], more: Partial<AnalysisRow> = {}): AnalysisRow => ({ kind, slice, cells, name: null, labels: [], slices: 1, start: null, end: null, ...more });
const table = (columns: AnalysisColumn[], rows: AnalysisRow[], more: Partial<AnalysisTable> = {}): AnalysisTable => ({ id: "one", name: two("one"), drawn: "table", by: "sku", columns, rows, total: null, sorted_by: columns[0]!.id, slices: rows.length, ...more });
const analysis = (...tables: AnalysisTable[]) => ({ id: "profit", tables, labels: [], currency: "USD" }) as unknown as Analysis;
const names = ({ slice }: AnalysisRow) => Object.values(slice).join();

test("without chosen days an analysis begins where it usually does", () => {
  const view = { ...DEFAULT_VIEW, period: usualPeriod(365, "2026-11-25"), where: { store: ["eu"] } };

  expect(usualPeriod(90, "2026-11-25")).toBe("90d");
  expect(askOf(view, "2026-11-25", { named: false, by: null, set: [] })).toEqual({ to: "2026-11-25", rows: 300, where: ["store:eu"], compare: "previous" });
  expect(askOf(view, "2026-11-25", { named: true, by: "line", set: ["a_share:0.7"] })).toMatchObject({ from: "2025-11-26", by: "line", set: ["a_share:0.7"] });
});

test("a period that a link names stays in it, the default one too", () => {
  const search = new URLSearchParams("period=28d");

  expect(writeView(search, { ...readView(search), currency: "EUR" }).toString()).toBe("period=28d&currency=EUR");
  expect(writeView(new URLSearchParams("period=7d"), DEFAULT_VIEW).toString()).toBe("");
});

test("a threshold is set, set again and taken back", () => {
  expect(withSet(["a_share:0.7", "x_spread:1"], { a_share: "0.6" })).toEqual(["x_spread:1", "a_share:0.6"]);
  expect(withSet(["a_share:0.7"], { a_share: null })).toEqual([]);
});

test("a number opens its KPI in its slice; one of many slices opens nothing", () => {
  const columns = [column("sales"), column("share", null), column("m1", "retention", { at: { months_since: "1" } })];
  const whole = table(columns, [row("slice", { sku: "A" }, [cell("1"), cell("1"), cell("1")])], { slices: 9 });
  const some = table(columns, [], { slices: 3 });
  const all = analysis(whole, some);
  const open = (of: AnalysisTable, one: AnalysisRow, at = 0, what = cell("1")) => openedAt(all, of, one, columns[at]!, what, { ...DEFAULT_VIEW, where: { store: ["eu"] } });
  const step = row("step", {}, []);

  expect(open(whole, whole.rows[0]!)).toBe("/kpis/sales?where=store%3Aeu&where=sku%3AA");
  expect(open(whole, whole.rows[0]!, 1)).toBeNull();
  expect(open(whole, row("others", {}, []))).toBeNull();
  expect(open(whole, row("total", {}, []))).toBe("/kpis/sales?where=store%3Aeu");
  expect(open(some, row("total", {}, []))).toBeNull();
  expect(open(whole, step)).toBeNull();
  expect(open(whole, step, 0, cell("1", { kpi: "cart_rate" }))).toBe("/kpis/cart_rate?where=store%3Aeu");
  expect(open(whole, { ...step, start: "2026-10-01", end: "2026-10-31" }, 2)).toBe("/kpis/retention?period=2026-10-01..2026-10-31&where=store%3Aeu&where=months_since%3A1");
});

test("whatever the order, others and what has no slice stand behind, and no value after every value", () => {
  const rows = [
    row("unallocated", {}, [cell("5")]),
    row("others", {}, [cell("9")]),
    row("slice", { sku: "(none)" }, [cell("8")], { name: two("Without SKU") }),
    row("slice", { sku: "B" }, [cell(null)]),
    row("slice", { sku: "C" }, [cell("1")]),
    row("slice", { sku: "A" }, [cell("10")]),
  ];
  const of = table([column("sales")], rows);
  const sorted = (up: boolean, by = "sales") => inOrder(of, rows, { by, up }, names).map((one) => names(one) || one.kind);

  expect(sorted(false)).toEqual(["A", "C", "B", "(none)", "others", "unallocated"]);
  expect(sorted(true)).toEqual(["C", "A", "B", "(none)", "others", "unallocated"]);
  expect(sorted(true, "")).toEqual(["A", "B", "C", "(none)", "others", "unallocated"]);
});

test("rows are narrowed by all classes and all words", () => {
  const rows = [row("slice", { sku: "CM-300" }, [], { labels: ["A", "X"] }), row("slice", { sku: "CM-300-BK" }, [], { labels: ["A", "Y"] })];

  expect(matching(rows, ["A"], "cm bk", names).map(names)).toEqual(["CM-300-BK"]);
  expect(matching(rows, ["A", "X"], "", names).map(names)).toEqual(["CM-300"]);
});

test("a row opens the KPI that it is ranked by, else the first there is", () => {
  expect(openingOf(table([column("due", null), column("on_time")], []))?.id).toBe("on_time");
  expect(openingOf(table([column("due", null)], []))?.id).toBe("due");
});

test("the grid takes its counts from the classes and its shares from the whole", () => {
  const columns = [column("skus", null), column("net_sales")];
  const classes = table(columns, [row("step", {}, [cell("9"), cell("60")], { labels: ["A"] }), row("step", {}, [cell("4"), cell("40")], { labels: ["A", "X"] })], { id: "classes", by: null });
  const skus = table(columns, [], { total: row("total", {}, [cell(null), cell("100")]) });
  const labels = [{ id: "A", group: "abc" }, { id: "X", group: "xyz" }] as Analysis["labels"];
  const grid = gridOf({ ...analysis(skus, classes), labels })!;

  expect([grid.whole, grid.at("A", "X"), grid.at("A", "Z")]).toEqual([100, { count: 4, amount: 40 }, undefined]);
  expect(gridOf({ ...analysis(skus), labels })).toBeNull();
});

test("stages are what the steps lead from and to", () => {
  const columns = ["entered", "passed"].map((id) => column(id, null));
  const step = (name: string, entered: string, passed: string | null) => row("step", {}, [cell(entered), cell(passed)], { name: two(name) });
  const found = stagesOf(table(columns, [step("Visit → view", "100", "60"), step("View → cart", "60", "6"), step("Cart → paid", "6", null)]), ({ name }) => name!.en);

  expect(found.map(({ name, count }) => [name, count])).toEqual([["Visit", 100], ["View", 60], ["Cart", 6]]);
});

test("months of a heat map are shaded, small cohorts do not set the scale", () => {
  const columns = [column("size"), column("month_1", "retention", { unit: "ratio" })];
  const shade = shading(table(columns, [row("step", {}, [cell("999"), cell("0.2", { denominator: "500" })]), row("step", {}, [cell("5"), cell("0.9", { denominator: "5" })])], { drawn: "matrix" }));

  expect(shade(columns[0]!, 5)).toBeUndefined();
  expect(shade(columns[1]!, 0.1)).toContain("50%");
  expect(shading(table(columns, []))(columns[1]!, 1)).toBeUndefined();
});

test("a part that takes a larger share than before is worse", () => {
  const amounts: Record<string, { value: string; before: string }> = { sales: { value: "100", before: "100" }, fees: { value: "30", before: "20" }, net: { value: "70", before: "80" } };
  const steps = [
    { kpi: "sales", kind: "total" as const, value: "100", from: "0", to: "100" },
    { kpi: "fees", kind: "part" as const, value: "-30", from: "100", to: "70" },
    { kpi: "net", kind: "total" as const, value: "70", from: "0", to: "70" },
  ];
  const bars = barsOf(steps, (kpi) => amounts[kpi] ?? null, amounts.sales!, { name: ({ kpi }) => kpi, money: (value) => value, percent: (value) => `${value * 100}%` });

  expect(bars.map(({ text, share, change, worse }) => [text, share, change, worse])).toEqual([
    ["100", "100%", "", false],
    ["−30", "30%", "▲ 10.0 pp", true],
    ["70", "70%", "▼ 10.0 pp", true],
  ]);
});

test("where nobody chose days, the page shows those that were answered", () => {
  const view = { ...DEFAULT_VIEW, period: "2025-12-26..2026-11-25" };

  expect(answeredView(view, "2026-11-25", false, { start: "2025-12-01", end: "2026-11-25" }).period).toBe("2025-12-01..2026-11-25");
  expect(answeredView(view, "2026-11-25", true, { start: "2025-12-01", end: "2026-11-25" })).toBe(view);
});

test("a heat map leaves out months of which nothing is known", () => {
  const rows = [row("step", {}, [cell(null)]), row("step", {}, [cell("1")])];

  expect(withData(table([column("size")], rows, { drawn: "matrix" }))).toEqual([rows[1]]);
  expect(withData(table([column("size")], rows))).toEqual(rows);
});
