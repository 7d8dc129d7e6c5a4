/** What the parts of a formula are. */
import type { Formula } from "../api";

/** Whether a part of a formula is an amount: made of money, and not divided by money. */
export function isMoney({ kind, id, op, children }: Formula, units: ReadonlyMap<string, string>): boolean {
  if (id !== null) return units.get(id) === "money";
  if (kind !== "op") return false;
  const [left, right] = children.map((child) => isMoney(child, units));
  return op === "/" ? left === true && right === false : left === true || right === true;
}
