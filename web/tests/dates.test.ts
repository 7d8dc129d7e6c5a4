import { expect, test } from "vitest";

import { isoWeek, sayDay, sayPeriod, sayRange, sayTightRange } from "../src/ui/dates";

test("a day is short, with its year only where that is another one", () => {
  expect(sayDay("2026-11-22", "zh", "2026-12-01")).toBe("11-22");
  expect(sayDay("2026-11-22", "en", "2026-12-01")).toBe("Nov 22");
  expect(sayDay("2025-11-22", "zh", "2026-12-01")).toBe("2025-11-22");
  expect(sayDay("2025-11-22", "en", "2026-12-01")).toBe("Nov 22, 2025");
});

test("a range says each thing once", () => {
  expect(sayRange("2026-11-01", "2026-11-23", "en", "2026-11-23")).toBe("Nov 1 – 23");
  expect(sayRange("2026-10-26", "2026-11-22", "en", "2026-11-22")).toBe("Oct 26 – Nov 22");
  expect(sayRange("2025-11-01", "2025-11-23", "en", "2026-11-22")).toBe("Nov 1 – 23, 2025");
  expect(sayRange("2025-12-28", "2026-01-03", "en", "2026-11-22")).toBe("Dec 28, 2025 – Jan 3, 2026");
  expect(sayRange("2026-10-26", "2026-11-22", "zh", "2026-11-22")).toBe("10-26 – 11-22");
  expect(sayRange("2025-12-28", "2026-01-03", "zh", "2026-11-22")).toBe("2025-12-28 – 2026-01-03");
  expect(sayRange("2026-11-22", "2026-11-22", "zh")).toBe("11-22");
});

test("on a card a range is as tight as it gets", () => {
  expect(sayTightRange("2026-10-01", "2026-10-23", "zh", "2026-11-23")).toBe("10-01–23");
  expect(sayTightRange("2026-10-01", "2026-10-23", "en", "2026-11-23")).toBe("Oct 1–23");
});

test("periods have the name of their grain", () => {
  expect(sayPeriod("2026-11-16", "week", "en")).toBe("W47");
  expect(sayPeriod("2026-11-01", "month", "zh")).toBe("2026-11");
  expect(sayPeriod("2026-10-01", "quarter", "en")).toBe("2026 Q4");
});

test("weeks are numbered as ISO does at the turn of a year", () => {
  expect(isoWeek("2025-12-29")).toBe(1);
  expect(isoWeek("2026-12-28")).toBe(53);
});
