/** What may stand in for an answer that does not come. */
import { expect, test, vi } from "vitest";

import type { Ask } from "../src/api/view";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { sameSlice } = await import("../src/api/kept");

const month: Ask = { grain: "month", from: "2026-11-01", to: "2026-11-25", compare: "previous" };
const week: Ask = { grain: "total", from: "2026-11-19", to: "2026-11-25", compare: "previous" };

test("a value of other days is of the same slice, one of another store or for each day is not", () => {
  expect(sameSlice(month, week)).toBe(true);
  expect(sameSlice({ ...month, where: ["store:eu"] }, week)).toBe(false);
  expect(sameSlice({ ...week, currency: "EUR" }, week)).toBe(false);
  expect(sameSlice({ ...week, grain: "day" }, week)).toBe(false);
  expect(sameSlice({ ...week, grain: "day" }, { grain: "day", from: "2026-10-01", to: "2026-10-25" })).toBe(true);
});
