/** The formula of a KPI laid out as a tree of named parts. */
import type { Formula } from "../api";

/** A part of a formula: what it is, how it enters its parent, and what it is made of itself. */
export type Part = { sign: string; id: string | null; text: string; children: Part[] };

const SIGNS: Record<string, string> = { "+": "+", "-": "\u2212", "*": "×", "/": "÷" };

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
