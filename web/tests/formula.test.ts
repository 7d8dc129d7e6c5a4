import { expect, test } from "vitest";

import type { Formula } from "../src/api/client";
import { isMoney, openedOnce, partsOf, type Part } from "../src/ui/formula";

const name = (id: string, children: Formula[] = []): Formula => ({ kind: "kpi", id, op: null, value: null, children });
const op = (sign: string, ...children: Formula[]): Formula => ({ kind: "op", id: null, op: sign, value: null, children });
const say = (part: Part): string => part.sign + part.text + (part.children.length ? `(${part.children.map(say).join(" ")})` : "");

test("a sum of three is one level of three", () => {
  expect(say(partsOf(op("-", op("-", name("gross"), name("discounts")), name("refunds"))))).toBe("(gross \u2212discounts \u2212refunds)");
});

test("a part that is a formula itself holds its own parts", () => {
  const sales = name("sales", [op("-", name("gross"), name("refunds"))]);

  expect(say(partsOf(op("/", name("profit"), sales)))).toBe("(profit ÷sales(gross \u2212refunds))");
});

test("a KPI that stands twice is opened where it is nearest to the root", () => {
  const sales = name("sales", [op("-", name("gross"), name("refunds"))]);
  const profit = name("profit", [op("-", name("margin", [op("-", sales, name("cost"))]), name("ads"))]);

  expect(say(openedOnce(partsOf(op("/", profit, sales))))).toBe("(profit(margin(sales \u2212cost) \u2212ads) ÷sales(gross \u2212refunds))");
});

test("an amount is what is made of money and not divided by it", () => {
  const units = new Map([["sales", "money"], ["orders", "count"]]);

  expect(isMoney(op("-", name("sales"), name("sales")), units)).toBe(true);
  expect(isMoney(op("/", name("sales"), name("orders")), units)).toBe(true);
  expect(isMoney(op("/", name("sales"), name("sales")), units)).toBe(false);
  expect(isMoney(name("orders"), units)).toBe(false);
});
