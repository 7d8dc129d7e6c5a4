/** What the server says once, every reading has again. */
import { expect, test } from "vitest";

import { unfolded } from "../src/api/unfolded";

test("what is left out is as in the reading before, and places become what stands there", () => {
  const day = (start: string) => ({ grain: "day", start, end: start, first: start, until: start });
  const sources = [{ source: "orders", store: "eu", complete_through: "2026-10-02" }];
  const [first, second, other] = unfolded({
    shared: { period: [day("2026-10-01"), day("2026-10-02")], slice: [{}], freshness: [sources], so_far: [[{ store: "eu", until: "2026-10-02T10:00:00+02:00" }]] },
    readings: [
      { kpi: "orders", period: 0, slice: 0, value: "5", currency: null, comparison: null, freshness: 0, so_far: 0 },
      { period: 1, value: null },
      { kpi: "aov", period: 1, slice: 0, value: "7", currency: "EUR", comparison: null, freshness: 0 },
    ],
  });

  expect(first).toMatchObject({ kpi: "orders", period: day("2026-10-01"), slice: {}, value: "5", comparison: null, freshness: sources });
  expect(second).toMatchObject({ kpi: "orders", period: day("2026-10-02"), value: null, freshness: sources, so_far: first!.so_far });
  expect(second!.freshness).toBe(first!.freshness);
  expect(other).toEqual({ kpi: "aov", period: day("2026-10-02"), slice: {}, value: "7", currency: "EUR", comparison: null, freshness: sources });
});
