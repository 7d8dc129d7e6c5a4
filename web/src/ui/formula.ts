/** The formula of a KPI laid out as a tree of named parts. */
import type { Formula } from "../api";

/** A part of a formula: what it is, how it enters its parent, and what it is made of itself. */
export type Part = { sign: string; id: string | null; text: string; children: Part[] };

const SIGNS: Record<string, string> = { "+": "+", "-": "\u2212", "*": "×", "/": "÷" };

/** Whether a part of a formula is an amount: made of money, and not divided by money. */
export function isMoney({ kind, id, op, children }: Formula, units: ReadonlyMap<string, string>): boolean {
  if (id !== null) return units.get(id) === "money";
  if (kind !== "op") return false;
  const [left, right] = children.map((child) => isMoney(child, units));
  return op === "/" ? left === true && right === false : left === true || right === true;
}

/** The tree with each KPI opened once, where it stands nearest to the root; elsewhere it is one closed part. */
export function openedOnce(root: Part): Part {
  const opened = new Set<Part>();
  const ids = new Set<string>();
  for (let level = [root]; level.length > 0; level = level.flatMap((part) => (opened.has(part) ? part.children : []))) {
    for (const part of level) {
      if (part.id === null || !ids.has(part.id)) opened.add(part);
      if (part.id !== null) ids.add(part.id);
    }
  }
  const closed = (part: Part): Part => ({ ...part, children: opened.has(part) ? part.children.map(closed) : [] });
  return closed(root);
}

/** Sums are flattened, so that `a - b - c` is three parts of one level. */
export function partsOf(formula: Formula, sign = ""): Part {
  if (formula.op === null || formula.kind !== "op") {
    return { sign, id: formula.id, text: formula.id ?? formula.value ?? "", children: formula.children.flatMap((child) => operands(child, "")) };
  }
  return { sign, id: null, text: "", children: operands(formula, "") };
}

function operands(formula: Formula, sign: string): Part[] {
  const [left, right] = formula.children;
  if (formula.kind !== "op" || !left || !right) return [partsOf(formula, sign)];
  const op = formula.op ?? "";
  const sums = op === "+" || op === "-";
  const first = sums && isSum(left) ? operands(left, sign) : [partsOf(left, sign)];
  return [...first, partsOf(right, SIGNS[op] ?? op)];
}

const isSum = (formula: Formula) => formula.kind === "op" && (formula.op === "+" || formula.op === "-");
