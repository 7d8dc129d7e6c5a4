/** A pivot is laid out by what is fullest, but a week as it goes. */
import { expect, test, vi } from "vitest";

import type { Reading } from "../src/api";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { pivot } = await import("../src/pages/boards/pivot");

const reading = (slice: Record<string, string>, value: string) => ({ slice, value }) as unknown as Reading;

test("weekdays and hours stand in their order, all of them, and what has none stands last", () => {
  const found = [reading({ weekday: "2", hour: "13" }, "5"), reading({ weekday: "1", hour: "(none)" }, "1"), reading({ weekday: "2", hour: "(none)" }, "2")];
  const { rows, columns, at } = pivot(found, "weekday", "hour");

  expect(rows).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(columns).toHaveLength(25);
  expect([columns[0], columns[23], columns[24]]).toEqual(["00", "23", "(none)"]);
  expect(at("2", "13")?.value).toBe("5");
  expect(pivot([], "weekday", "hour").rows).toEqual([]);
});

test("other values stand by how often they occur", () => {
  const found = [reading({ channel: "a", store: "eu" }, "1"), reading({ channel: "b", store: "eu" }, "2"), reading({ channel: "b", store: "us" }, "3")];

  expect(pivot(found, "channel", "store").rows).toEqual(["b", "a"]);
});
