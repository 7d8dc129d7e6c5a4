/** Alerts of a back-test are counted by month. */
import { expect, test } from "vitest";

import { byMonth } from "../src/pages/alerts/byMonth";

test("every month of the range is there, over the turn of the year", () => {
  const by_day = [
    { day: "2025-12-03", fired: 2 },
    { day: "2025-12-31", fired: 1 },
    { day: "2026-02-01", fired: 4 },
  ];

  expect(byMonth({ first: "2025-11-20", until: "2026-02-10", by_day })).toEqual([
    { first: "2025-11-01", fired: 0 },
    { first: "2025-12-01", fired: 3 },
    { first: "2026-01-01", fired: 0 },
    { first: "2026-02-01", fired: 4 },
  ]);
});
