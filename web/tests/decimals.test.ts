/** Decimal text is moved exactly. */
import { expect, test } from "vitest";

import { shifted } from "../src/ui/decimals";

test("a share becomes percent and comes back to the digit", () => {
  expect(["0.125", "0.01", "1", "-0.035", "0.12345678901234567890", "0"].map((text) => shifted(text, 2))).toEqual(["12.5", "1", "100", "-3.5", "12.34567890123456789", "0"]);
  expect(["12.5", "1", "100", "-3.5", "0.5", "0"].map((text) => shifted(text, -2))).toEqual(["0.125", "0.01", "1", "-0.035", "0.005", "0"]);
});

test("what is no number is left as it was typed", () => {
  expect(["", "a", "1,5", "-"].map((text) => shifted(text, -2))).toEqual(["", "a", "1,5", "-"]);
});
