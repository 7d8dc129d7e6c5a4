import { expect, test } from "vitest";

import type { Formula, FormulaPart } from "../src/api/client";
import { openedAtFirst, shown, step } from "../src/pages/kpis/tree";
import { isMoney } from "../src/ui/formula";

const name = (id: string): Formula => ({ kind: "kpi", id, op: null, value: null, children: [] });
const op = (sign: string, ...children: Formula[]): Formula => ({ kind: "op", id: null, op: sign, value: null, children });
const part = (id: string, ...children: FormulaPart[]) => ({ kind: "kpi", id, children }) as unknown as FormulaPart;

const sales = part("sales", part("gross"), part("refunds"));
const margin = part("margin", part("profit", part("left", sales, part("cost")), part("ads")), sales);
const ids = (opened: Set<string>) => shown(margin, opened).map((row) => row.part.id);

test("a KPI that stands twice is opened where it is nearest to the root", () => {
  expect(ids(openedAtFirst(margin, 6))).toEqual(["margin", "profit", "left", "sales", "cost", "ads", "sales", "gross", "refunds"]);
});

test("keys go through the parts that are shown", () => {
  const opened = openedAtFirst(margin, 1);
  const rows = shown(margin, opened);

  expect(rows.map((row) => row.path)).toEqual(["0", "0.0", "0.1"]);
  expect(step("ArrowDown", "0.0", rows, opened)).toEqual({ to: "0.1" });
  expect(step("ArrowRight", "0.0", rows, opened)).toEqual({ toggle: true });
  expect(step("ArrowLeft", "0.1", rows, opened)).toEqual({ to: "0" });
  expect(step("Tab", "0.1", rows, opened)).toBeNull();
});

test("an amount is what is made of money and not divided by it", () => {
  const units = new Map([["sales", "money"], ["orders", "count"]]);

  expect(isMoney(op("-", name("sales"), name("sales")), units)).toBe(true);
  expect(isMoney(op("/", name("sales"), name("orders")), units)).toBe(true);
  expect(isMoney(op("/", name("sales"), name("sales")), units)).toBe(false);
  expect(isMoney(name("orders"), units)).toBe(false);
});
