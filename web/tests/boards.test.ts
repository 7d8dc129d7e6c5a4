import { describe, expect, test } from "vitest";

import type { Reading, Target } from "../src/api/client";
import { bridge } from "../src/ui/pictures/bridge";
import { movedMost, stages } from "../src/pages/boards/funnel";
import { pareto } from "../src/pages/boards/pareto";
import { edge, named, placed, told } from "../src/ui/pictures/quadrant";
import { stack } from "../src/pages/boards/stacked";
import { summed } from "../src/ui/decimals";
import { held } from "../src/ui/held";

const reading = (part: Partial<Reading>): Reading => ({ kpi: "k", slice: {}, value: null, numerator: null, denominator: null, currency: null, comparison: null, complete: true, ...part }) as Reading;
const moved = (ratio: string) => ({ ratio }) as Reading["comparison"];

describe("a bridge", () => {
  const of = (values: Record<string, string>) => (kpi: string) => reading({ kpi, value: values[kpi] ?? null });
  const kpis = ["gross", "refunds", "net", "profit"];
  const signs = ["=", "-", "=", "="];

  test("adds up to the last digit and names what two totals leave between them", () => {
    const found = bridge(kpis, signs, of({ gross: "0.3", refunds: "0.1", net: "0.2", profit: "0.05" }));

    expect(found.off).toEqual([]);
    expect(found.steps.map(({ kind, value }) => [kind, value])).toEqual([["total", "0.3"], ["part", "-0.1"], ["total", "0.2"], ["rest", "-0.15"], ["total", "0.05"]]);
  });

  test("says by how much its parts miss a total", () => {
    expect(bridge(kpis, signs, of({ gross: "10", refunds: "1", net: "8.5", profit: "1" })).off).toEqual([{ kpi: "net", by: "-0.5" }]);
  });

  test("has nothing to show where a part has no value", () => {
    expect(bridge(kpis, signs, of({ gross: "10", net: "9", profit: "1" })).steps).toEqual([]);
  });
});

describe("a funnel", () => {
  const rates = [reading({ kpi: "a", numerator: "600", denominator: "1000", comparison: moved("0.01") }), reading({ kpi: "b", numerator: "60", denominator: "600", comparison: moved("-0.2") })];

  test("loses at each stage what does not reach the next", () => {
    expect(stages(rates).map(({ count, lost }) => [count, lost])).toEqual([[1000, null], [600, 400], [60, 540]]);
  });

  test("begins where the first rate is known, and loses what that rate does not pass on", () => {
    const untold = [reading({ kpi: "a", value: null, numerator: "0", denominator: "0" }), reading({ kpi: "b", value: "0.75", numerator: "60", denominator: "80" })];
    expect(stages(untold).map(({ kpi, count, lost }) => [kpi, count, lost])).toEqual([["a", 80, null], ["b", 60, 20]]);
    expect(stages(untold.slice(0, 1)).map(({ count }) => count)).toEqual([0, 0]);
  });

  test("marks the stage that moved most, and none where all is noise", () => {
    expect(movedMost(rates)?.kpi).toBe("b");
    expect(movedMost(rates.slice(0, 1))).toBeNull();
  });
});

test("reasons are counted, most first, up to those that make four fifths", () => {
  const found = pareto([reading({ slice: { reason: "late" }, numerator: "1" }), reading({ slice: { reason: "broken" }, numerator: "9" })], "reason");

  expect(found.rows.map(({ key, running }) => [key, running])).toEqual([["broken", 0.9], ["late", 1]]);
  expect(found.vital).toBe(0.9);
});

describe("a quadrant", () => {
  const dot = (key: string, x: number, y: number, size: number) => ({ key, x, y, size });
  const four = [dot("clear", 0, 0, 1), dot("promote", 0, 2, 4), dot("reprice", 1, 1, 3), dot("best", 3, 3, 2)];

  test("has its lines at the lower medians, and its spots largest first", () => {
    const found = placed(four);

    expect(found.at).toEqual({ x: 0, y: 1 });
    expect(found.spots.map(({ key, corner }) => [key, corner])).toEqual([["promote", "best"], ["reprice", "best"], ["best", "best"], ["clear", "reprice"]]);
    expect(found.counts).toEqual({ best: 3, promote: 0, reprice: 1, clear: 0 });
  });

  test("without dots has nothing in its corners", () => {
    expect(placed([])).toEqual({ spots: [], at: { x: 0, y: 0 }, count: 0, counts: { best: 0, promote: 0, reprice: 0, clear: 0 } });
  });

  test("tells what the server counted of all, beside the largest that it sent", () => {
    const corners = { best: 9000, promote: 8000, reprice: 7000, clear: 6000 };
    const spots = [{ slice: "KETTLE", x: "0.5", y: "0.25", size: "90.10", corner: "reprice" as const }];
    const found = told({ by: "sku", currency: "EUR", slices: 30000, lines: { x: "0.5", y: "0.3" }, corners, spots, freshness: [], provenance: { lake: 1, catalogue: "c" } });

    expect(found).toEqual({ spots: [{ key: "KETTLE", x: 0.5, y: 0.25, size: 90.1, corner: "reprice" }], at: { x: 0.5, y: 0.3 }, count: 30000, counts: corners });
  });

  test("shows its line where the spots that are drawn lie all on one side of it", () => {
    const { low, high } = edge([5, 6, 7], 1);

    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(7);
    expect(edge([5, 6, 7], 6)).toEqual({ low: 5 - 0.16, high: 7 + 0.16 });
  });

  test("names the largest of each corner, seven at most", () => {
    const many = Array.from({ length: 40 }, (_, index) => dot(`s${index}`, index % 7, index % 5, index + 1));

    expect(named(placed(many).spots).size).toBe(7);
    expect(named(placed(four).spots)).toEqual(new Set(["promote", "reprice", "best", "clear"]));
  });
});

test("a stack keeps the largest slices and sums the others", () => {
  const day = { start: "2026-01-01", end: "2026-01-01" } as Reading["period"];
  const found = stack(["6", "5", "4", "3", "2", "1"].map((value, index) => reading({ slice: { store: `s${index}` }, value, period: day })), "store");

  expect(found.others).toBe(2);
  expect(found.layers.map(({ values }) => values[0])).toEqual([6, 5, 4, 3, 3]);
});

test("decimals are summed without a float", () => {
  expect(summed(["0.1", "0.2", "-0.35"])).toBe("-0.05");
  expect(summed(["12345678901234567890.12", "-0.12"])).toBe("12345678901234567890");
});

describe("a value against its target", () => {
  const target = (part: Partial<Target>) => ({ kind: "ratio", direction: "up", currency: null, target: null, low: null, high: null, expected: null, ...part }) as Target;

  test("is a share of an amount, with the pace", () => {
    expect(held({ value: "50", currency: "USD" }, target({ kind: "additive", currency: "USD", target: "100", expected: "60" }))?.gap).toEqual({ kind: "share", share: 0.5, pace: 0.6 });
  });

  test("is a distance otherwise, in the word that fits its direction", () => {
    expect(held({ value: "3", currency: null }, target({ target: "4" }))?.gap).toEqual({ kind: "distance", by: 1, word: "short" });
    expect(held({ value: "5", currency: null }, target({ target: "4", direction: "down" }))?.gap).toEqual({ kind: "distance", by: 1, word: "over" });
    expect(held({ value: "2", currency: null }, target({ low: "1", high: "3", direction: "band" }))?.gap).toMatchObject({ word: "within" });
  });

  test("is not told across currencies", () => {
    expect(held({ value: "3", currency: "EUR" }, target({ currency: "USD", target: "4" }))).toBeNull();
  });
});
