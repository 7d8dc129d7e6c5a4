import { describe, expect, test } from "vitest";

import { compared, isCompare, isPeriod, resolve, startOf } from "../src/api/period";

const LAST = "2026-11-22";

describe("what a choice of period means", () => {
  test.each([
    ["7d", "total", "2026-11-16", LAST],
    ["28d", "total", "2026-10-26", LAST],
    ["month", "month", "2026-11-01", LAST],
    ["last-month", "month", "2026-10-01", "2026-10-31"],
    ["quarter", "quarter", "2026-10-01", LAST],
    ["year", "year", "2026-01-01", LAST],
    ["2026-03-05..2026-03-09", "total", "2026-03-05", "2026-03-09"],
  ])("%s", (period, grain, from, to) => {
    expect(resolve(period, LAST)).toEqual({ grain, from, to });
  });

  test("all time has no ends", () => {
    expect(resolve("all", LAST)).toEqual({ grain: "total", from: null, to: null });
  });

  test("what is no period is not taken for one", () => {
    expect(isPeriod("28d")).toBe(true);
    expect(isPeriod("2026-03-05..2026-03-09")).toBe(true);
    expect(isPeriod("2026-03-09..2026-03-05")).toBe(false);
    expect(isPeriod("2026-02-30..2026-03-05")).toBe(false);
    expect(isPeriod("yesterday")).toBe(false);
  });
});

describe("what it is compared with", () => {
  const against = (period: string, kind: "previous" | "year") => compared(resolve(period, LAST), kind);

  test("days before: as many", () => {
    expect(against("28d", "previous")).toEqual({ start: "2026-09-28", end: "2026-10-25" });
  });

  test("an unfinished month: the same days of the month before", () => {
    expect(against("month", "previous")).toEqual({ start: "2026-10-01", end: "2026-10-22" });
  });

  test("a whole month: the whole month before", () => {
    expect(against("last-month", "previous")).toEqual({ start: "2026-09-01", end: "2026-09-30" });
  });

  test("the same days never reach past the end of a shorter month", () => {
    expect(compared({ grain: "month", from: "2026-03-01", to: "2026-03-30" }, "previous")).toEqual({ start: "2026-02-01", end: "2026-02-28" });
  });

  test("a year back", () => {
    expect(against("28d", "year")).toEqual({ start: "2025-10-26", end: "2025-11-22" });
    expect(against("quarter", "year")).toEqual({ start: "2025-10-01", end: "2025-11-22" });
  });

  test("whole weeks back, so that weekdays meet", () => {
    const ten = resolve("2026-11-01..2026-11-10", LAST);
    expect(compared(ten, "weekday")).toEqual({ start: "2026-10-18", end: "2026-10-27" });
    expect(compared(resolve("month", LAST), "weekday")).toEqual({ start: "2026-10-04", end: "2026-10-25" });
    expect(compared(ten, "year-weekday")).toEqual({ start: "2025-11-02", end: "2025-11-11" });
  });

  test("as many days from an event on", () => {
    expect(compared(resolve("2026-11-01..2026-11-10", LAST), "event:2026-03-05")).toEqual({ start: "2026-03-05", end: "2026-03-14" });
    expect(["event:2026-03-05", "weekday", "event:2026-02-30", "event:", "decade"].map(isCompare)).toEqual([true, true, false, false, false]);
  });

  test("all time has nothing to compare with", () => {
    expect(against("all", "previous")).toBeNull();
  });
});

test("weeks start on Monday", () => {
  expect(startOf("week", "2026-11-22")).toBe("2026-11-16");
  expect(startOf("week", "2026-11-16")).toBe("2026-11-16");
});
