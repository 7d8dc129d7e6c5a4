/** The classes of an analysis as a grid: how fast down, how evenly across. */
import type { Analysis, AnalysisLabel } from "../../api";
import { amountOf, cellOf } from "./cells";

type Square = { count: number; amount: number };
export type Grid = { down: AnalysisLabel[]; across: AnalysisLabel[]; at: (down: string, across: string) => Square | undefined; whole: number; share: AnalysisLabel["name"] };

const [DOWN, ACROSS] = ["abc", "xyz"];
/** The table that counts the classes, how many are in each, and of what its share is. */
const [CLASSES, COUNT, AMOUNT] = ["classes", "skus", "net_sales"] as const;

/** Null where the answer has no such classes; shares are of all slices, launches and the unclassed among them. */
export function gridOf(analysis: Analysis): Grid | null {
  const counted = analysis.tables.find(({ id }) => id === CLASSES);
  const amount = counted?.columns.find(({ id }) => id === AMOUNT);
  const of = (group: string | undefined) => analysis.labels.filter((label) => label.group === group);
  const [down, across] = [of(DOWN), of(ACROSS)];
  if (!counted || !amount || down.length === 0 || across.length === 0) return null;
  const squares = new Map<string, Square>();
  for (const row of counted.rows) {
    if (row.labels.length !== 2) continue;
    squares.set(row.labels.join(), { count: amountOf(cellOf(counted, row, COUNT)) ?? 0, amount: amountOf(cellOf(counted, row, AMOUNT)) ?? 0 });
  }
  const first = analysis.tables[0];
  const whole = (first && amountOf(cellOf(first, first.total, AMOUNT))) ?? 0;
  return { down, across, at: (row, column) => squares.get(`${row},${column}`) ?? squares.get(`${column},${row}`), whole, share: amount.name };
}
