import { describe, expect, test } from "vitest";

import { reach } from "../src/api/freshness";
import { bars, ranked } from "../src/ui/ranking";
import { sparkline } from "../src/ui/sparkline";
import { cumulative, fittingGrain, peak, usefulGrains, wholeBefore, type Dot } from "../src/ui/trend";

const points = (...values: (number | null)[]) => values.map((value) => ({ value, complete: true }));
const dots = (...values: (number | null)[]): Dot[] => values.map((value) => ({ start: "", end: "", value, complete: true }));

describe("a sparkline", () => {
  test("spans its box from lowest to highest", () => {
    expect(sparkline(points(0, 10), 100, 40)?.line).toBe("M0 37L100 3");
  });

  test("is dashed to a hollow dot when the last period is unfinished", () => {
    const drawn = sparkline([...points(1, 2), { value: 1, complete: false }], 100, 40);

    expect(drawn?.tail).toBe("M50 3L100 37");
    expect(drawn?.dot).toEqual({ x: 100, y: 37, hollow: true });
  });

  test("leaves a gap where there is no data", () => {
    expect(sparkline(points(1, null, 2), 100, 40)?.line).toBe("M0 37M100 3");
  });

  test("of zeros lies on the ground, of another constant in the middle", () => {
    expect(sparkline(points(0, 0), 100, 40)?.dot.y).toBe(37);
    expect(sparkline(points(5, 5), 100, 40)?.dot.y).toBe(20);
  });

  test("without data is nothing", () => {
    expect(sparkline(points(null, null), 100, 40)).toBeNull();
  });
});

describe("a trend", () => {
  test("adds up, over gaps", () => {
    expect(cumulative(dots(1, null, 2)).map((dot) => dot.value)).toEqual([1, null, 3]);
  });

  test("names its peak, but not when that is the last point anyway", () => {
    expect(peak(dots(1, 9, 2, 3, 2, 1, 2))).toBe(1);
    expect(peak(dots(1, 2, 3, 4, 5, 6, 9))).toBeNull();
  });

  test("offers grains that give a line worth drawing", () => {
    expect(usefulGrains(7)).toEqual(["day"]);
    expect(usefulGrains(90)).toEqual(["day", "week", "month"]);
    expect(usefulGrains(540)).toEqual(["week", "month"]);
    expect(fittingGrain(28)).toBe("day");
    expect(fittingGrain(365)).toBe("week");
    expect(fittingGrain(540)).toBe("month");
  });

  test("compares whole weeks with whole weeks, a year back on the same weekday", () => {
    expect(wholeBefore({ from: "2026-10-28", to: "2026-11-22" }, { start: "2025-10-28", end: "2025-11-22" }, "week")).toEqual({
      from: "2025-10-27",
      to: "2025-11-23",
    });
  });
});

describe("ranked bars", () => {
  test("start from a common zero", () => {
    expect(bars([30, -10])).toEqual([
      { left: 25, width: 75, negative: false },
      { left: 0, width: 25, negative: true },
    ]);
  });

  test("come highest first, unknown ones last", () => {
    expect(ranked([{ value: null }, { value: "-1" }, { value: "10" }, { value: "9" }]).map((row) => row.value)).toEqual(["10", "9", "-1", null]);
  });
});

describe("freshness", () => {
  const row = (source: string, complete_through: string | null, store: string | null = null) => ({ source, store, complete_through });

  test("is as good as the slowest source", () => {
    expect(reach([row("orders", "2026-11-22"), row("ads", "2026-11-21")], "2026-11-22")).toEqual({ through: "2026-11-21", late: null });
  });

  test("names the source that is late", () => {
    expect(reach([row("orders", "2026-11-22"), row("ads", "2026-11-19", "us")], "2026-11-22").late).toEqual({ source: "ads", store: "us", days: 3 });
  });

  test("does not count what comes once a month as late within the month", () => {
    expect(reach([row("orders", "2026-11-22"), row("overheads", "2026-11-01")], "2026-11-22")).toEqual({ through: "2026-11-22", late: null });
    expect(reach([row("orders", "2026-11-22"), row("overheads", "2026-09-01")], "2026-11-22").late?.source).toBe("overheads");
  });

  test("knows when there is nothing yet", () => {
    expect(reach([row("orders", null)], "2026-11-22")).toEqual({ through: null, late: null });
  });
});
