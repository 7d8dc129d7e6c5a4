/** What the cells of an analysis are: which of them a KPI answers, and in which slice and days. */
import type { Analysis, AnalysisCell, AnalysisColumn, AnalysisRow, AnalysisTable, View } from "../../api";
import { customPeriod } from "../../api/period";
import { viewSearch } from "../../api/view";
import { NONE } from "../../ui/none";

/** Where a number is explained; null where it is made of others or of many slices. */
export function openedAt(analysis: Analysis, table: AnalysisTable, row: AnalysisRow, column: AnalysisColumn, cell: AnalysisCell, view: View): string | null {
  const kpi = cell.kpi ?? column.kpi;
  if (!kpi || !isOne(analysis, table, row, cell)) return null;
  const slice = Object.entries({ ...row.slice, ...column.at }).map(([dimension, value]) => [dimension, [value]]);
  const period = row.start && row.end ? customPeriod(row.start, row.end) : view.period;
  return `/kpis/${kpi}${viewSearch({ ...view, period, where: { ...view.where, ...Object.fromEntries(slice) } })}`;
}

/** Whether the numbers of a row are of one slice, or of everything: a class and the rest are of many. */
function isOne(analysis: Analysis, table: AnalysisTable, row: AnalysisRow, cell: AnalysisCell): boolean {
  if (row.kind === "slice") return true;
  if (row.kind === "step") return cell.kpi !== null || row.start !== null;
  return row.kind === "total" && isWhole(analysis, table);
}

/** Whether a table has all slices, and not only some that it is about. */
export const isWhole = (analysis: Analysis, table: AnalysisTable) => analysis.tables.every((other) => other.by !== table.by || other.slices <= table.slices);

/** The row's number in a column. */
export function cellOf(table: AnalysisTable, row: AnalysisRow | null, column: string): AnalysisCell | null {
  const at = table.columns.findIndex(({ id }) => id === column);
  return row?.cells[at] ?? null;
}

export const amountOf = (cell: AnalysisCell | null | undefined): number | null => (cell?.value == null ? null : Number(cell.value));

/** The column that rows are ranked by, else the first. */
export const mainOf = (table: AnalysisTable): AnalysisColumn | undefined => table.columns.find(({ id }) => id === table.sorted_by) ?? table.columns[0];

/** The column that opens a row: the one it is ranked by where that is a KPI, else the first that is. */
export function openingOf(table: AnalysisTable): AnalysisColumn | undefined {
  const main = mainOf(table);
  return main?.kpi ? main : (table.columns.find(({ kpi }) => kpi) ?? main);
}

/** Whether anything in a column is told how it moved. */
export const changed = (table: AnalysisTable, column: string): boolean => table.rows.some((row) => cellOf(table, row, column)?.change != null);

export type Order = { by: string; up: boolean };

/** The slice of what has none, others, and what no slice has stand behind the slices, whatever the order. */
export const standsBehind = ({ kind, name, slice }: AnalysisRow): number => (kind === "others" ? 2 : kind === "unallocated" ? 3 : kind === "slice" && name !== null && Object.values(slice).includes(NONE) ? 1 : 0);

/** Slices in order; what has no value comes last. */
export function inOrder(table: AnalysisTable, rows: readonly AnalysisRow[], { by, up }: Order, names: (row: AnalysisRow) => string): AnalysisRow[] {
  const of = (row: AnalysisRow) => amountOf(cellOf(table, row, by));
  return rows.toSorted((a, b) => {
    if (standsBehind(a) !== standsBehind(b)) return standsBehind(a) - standsBehind(b);
    if (by === NAME) return (up ? 1 : -1) * names(a).localeCompare(names(b));
    const [x, y] = [of(a), of(b)];
    return x === null || y === null ? Number(x === null) - Number(y === null) : (up ? 1 : -1) * (x - y);
  });
}

/** Rows without those of months in which nothing is known. */
export const withData = (table: AnalysisTable): AnalysisRow[] => (table.drawn === "matrix" ? table.rows.filter(({ cells }) => cells.some(({ value }) => value !== null)) : table.rows);

/** The column of names, for an order. */
export const NAME = "";

/** Rows with all of the classes, and whose names have all of the words. */
export function matching(rows: readonly AnalysisRow[], labels: readonly string[], typed: string, names: (row: AnalysisRow) => string): AnalysisRow[] {
  const words = typed.toLowerCase().split(/\s+/);
  return rows.filter((row) => labels.every((label) => row.labels.includes(label)) && words.every((word) => names(row).toLowerCase().includes(word)));
}
