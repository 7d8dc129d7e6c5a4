/** Periods end on the last day that is over for every store; the latest day alone may be under way. */
import { expect, test, vi } from "vitest";

import type { FactFreshness } from "../src/api";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { lastDayOf } = await import("../src/api");

const row = (store: string, complete_through: string, known_until: string | null = null, fact = "order_lines"): FactFreshness => ({
  fact, store, complete_through, known_until, last_import_at: null,
});

test.each([
  ["daily files", [row("eu", "2026-03-04"), row("us", "2026-03-03")], "2026-03-04", "2026-03-04"],
  ["a day that has begun", [row("eu", "2026-03-04", "2026-03-05T12:00:00+01:00"), row("jp", "2026-03-04", "2026-03-05T20:00:00+09:00")], "2026-03-04", "2026-03-05"],
  ["one that is over in the east alone", [row("jp", "2026-03-05"), row("us", "2026-03-04", "2026-03-05T09:30:00-05:00")], "2026-03-04", "2026-03-05"],
  ["other facts of later days", [row("eu", "2026-03-04"), row("eu", "2026-03-09", null, "ads")], "2026-03-04", "2026-03-04"],
])("with %s", (_, freshness, usual, latest) => {
  expect(lastDayOf("28d", freshness)).toBe(usual);
  expect(lastDayOf("1d", freshness)).toBe(latest);
});
