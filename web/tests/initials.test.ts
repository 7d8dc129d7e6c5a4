/** People by initials in both scripts. */
import { expect, test } from "vitest";

import { initials } from "../src/ui/Avatar";

test("a person is known by the last Chinese character or by two letters", () => {
  expect(["陈浩 Chen Hao", "Emily Carter", "Ana Maria de Souza", "Ben", ""].map(initials)).toEqual(["浩", "EC", "AS", "B", ""]);
});
