import { expect, test } from "vitest";

import type { Reading } from "../src/api";
import { cohorts } from "../src/pages/boards/cohort";

const reading = (start: string, end: string, months: number, again: number, size: number) =>
  ({ period: { start, end }, slice: { months_since: String(months) }, numerator: String(again), denominator: String(size) }) as unknown as Reading;

const JANUARY = ["2026-01-01", "2026-01-31"] as const;
const FEBRUARY = ["2026-02-01", "2026-02-28"] as const;

test("months that have not come yet are empty, one that is not over is not in the total", () => {
  const { rows, all } = cohorts([reading(...JANUARY, 0, 1, 100), reading(...JANUARY, 1, 4, 100), reading(...FEBRUARY, 0, 3, 50), reading(...FEBRUARY, 1, 0, 50)], "2026-02-20");

  expect(rows.map((row) => [row.size, row.cells.map((cell) => cell?.share)])).toEqual([[100, [0.01, 0.04]], [50, [0.06]]]);
  expect(rows[0]!.cells[1]!.soFar).toBe(true);
  expect(all).toEqual([{ again: 1, size: 100, share: 0.01, soFar: false }, null]);
});
