/** Where the bars of a waterfall begin and end. */
import { describe, expect, it } from "vitest";

import { waterfall } from "../src/pages/reconciliation/waterfall";

describe("waterfall", () => {
  it("begins with ours and ends with the platform's, each cause where the one before ended", () => {
    const { bars, cut } = waterfall(50, 100, [{ id: "tax", amount: 70 }, { id: "unknown", amount: -20 }]);

    expect(cut).toBe(false);
    expect(bars.map(({ id }) => id)).toEqual(["own", "tax", "unknown", "official"]);
    expect(bars[1]!.left).toBeCloseTo(50 / 120);
    expect(bars[1]!.width).toBeCloseTo(70 / 120);
    expect(bars[2]).toMatchObject({ rises: false });
    expect(bars[2]!.left).toBeCloseTo(100 / 120);
  });

  it("cuts the bars where the difference is small beside them", () => {
    const { bars, cut } = waterfall(1000, 1010, [{ id: "time_zone", amount: 10 }]);

    expect(cut).toBe(true);
    expect(bars[1]!.width).toBeGreaterThan(0.5);
  });

  it("has room for figures below zero and for none at all", () => {
    expect(waterfall(-10, -4, [{ id: "fx", amount: 6 }]).bars[0]).toMatchObject({ left: 0, width: 1 });
    expect(waterfall(0, 0, []).bars.every(({ width }) => width === 0)).toBe(true);
  });
});
