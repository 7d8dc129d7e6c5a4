import { expect, test } from "vitest";

import { best, fit } from "../src/ui/palette/matching";

const place = (...names: string[]) => ({ names });

test("every typed word must stand in one name", () => {
  expect(fit("net mar", place("Net margin", "净利率", "net_margin"))).toBeGreaterThan(0);
  expect(fit("净利", place("Net margin", "净利率", "net_margin"))).toBeGreaterThan(0);
  expect(fit("net kpi", place("Net margin", "kpi"))).toBe(0);
});

test("accents and case do not matter", () => {
  expect(fit("koehler KÖ", place("Anna Koehler Kö"))).toBeGreaterThan(0);
  expect(fit("kohler", place("Köhler"))).toBeGreaterThan(0);
});

test("the start of a name goes before a word in it, a word before its middle, the shorter before the longer", () => {
  const items = [place("Gross sales of returns"), place("Resales"), place("Sales by day"), place("Net sales"), place("Sales")];

  expect(best("sales", items, 4).map(({ names }) => names[0])).toEqual(["Sales", "Sales by day", "Net sales", "Gross sales of returns"]);
});
