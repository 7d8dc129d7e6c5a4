/** What is told in one moment is told together, and one that fails keeps nothing from the others. */
import { expect, test, vi } from "vitest";

import { inOneMoment } from "../src/api/moment";

test("several are told in one go, later ones in the next", async () => {
  const failed = vi.fn();
  vi.stubGlobal("reportError", failed);
  const told: string[] = [];
  const wait = () => new Promise((done) => setTimeout(done, 5));
  inOneMoment(() => told.push("cards"));
  inOneMoment(() => {
    throw new Error("broken");
  });
  inOneMoment(() => {
    told.push("lines");
    inOneMoment(() => told.push("later"));
  });
  expect(told).toEqual([]);

  await wait();
  expect(told.slice(0, 2)).toEqual(["cards", "lines"]);
  expect(failed).toHaveBeenCalledOnce();

  await wait();
  expect(told).toEqual(["cards", "lines", "later"]);
});
