/** Deadlines are counted by the company's day, not by the day where the browser is. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { queryClient } = await import("../src/api");
const { today } = await import("../src/ui/today");

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-03-02T17:30:00Z") }));
afterEach(() => void vi.useRealTimers());

test.each([
  ["Asia/Shanghai", "2026-03-03"],
  ["America/Los_Angeles", "2026-03-02"],
])("in %s it is %s", (timezone, day) => {
  queryClient.setQueryData(["company"], { timezone });
  expect(today()).toBe(day);
});
