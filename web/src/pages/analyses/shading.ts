/** The tint of the cells of a heat map: the highest of the months has all of it; shares begin at zero, amounts at the lowest. */
import type { AnalysisColumn, AnalysisTable } from "../../api";
import { amountOf } from "./cells";

/** A cell of fewer customers than this says little. */
export const FEW = 20;
/** The tint of the lowest amount. */
const FAINT = 0.15;

const isMonth = ({ id }: AnalysisColumn) => /^month_\d+$/.test(id);

export function shading(table: AnalysisTable): (column: AnalysisColumn, value: number | null) => string | undefined {
  if (table.drawn !== "matrix") return () => undefined;
  const months = table.columns.flatMap((column, at) => (isMonth(column) ? [at] : []));
  const values = table.rows.flatMap(({ cells }) => months.flatMap((at) => (few(cells[at]?.denominator) ? [] : (amountOf(cells[at]) ?? []))));
  const ratios = months.some((at) => table.columns[at]!.unit === "ratio");
  const low = ratios || values.length === 0 ? 0 : Math.min(...values);
  const [least, span] = [ratios ? 0 : FAINT, Math.max(low, ...values) - low || 1];
  const part = (value: number) => least + (1 - least) * Math.min(1, Math.max(0, (value - low) / span));
  return (column, value) => (isMonth(column) && value !== null ? `color-mix(in srgb, var(--bar) ${Math.round(part(value) * 100)}%, transparent)` : undefined);
}

const few = (denominator: string | null | undefined) => denominator != null && Number(denominator) < FEW;
