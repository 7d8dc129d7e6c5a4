import { describe, expect, test } from "vitest";

import { change, say, verdict, type Size } from "../src/ui/format";

const money = (value: string | null, language: "zh" | "en", size: Size = "card", currency = "USD") =>
  say(value, { unit: "money", currency, language, size });
const of = (unit: string, value: string, language: "zh" | "en" = "en", size: Size = "card") =>
  say(value, { unit, currency: null, language, size });

describe("amounts", () => {
  test.each([
    ["1294600", "zh", "$129.46万"],
    ["27400", "zh", "$2.74万"],
    ["1294600", "en", "$1.295M"],
    ["27400", "en", "$27.4K"],
    ["12946000", "zh", "$1,294.6万"],
    ["129460000", "zh", "$1.29亿"],
    ["129460000", "en", "$129.5M"],
    ["9842.17", "en", "$9,842"],
    ["618.42", "en", "$618.42"],
    ["0.53", "zh", "$0.53"],
    ["0", "en", "$0"],
  ] as const)("%s in %s reads %s on a card", (value, language, expected) => {
    expect(money(value, language)).toBe(expected);
  });

  test("rounding up to the next unit uses that unit", () => {
    expect(money("9999.7", "en")).toBe("$10.0K");
    expect(money("9999.7", "zh")).toBe("$1.00万");
    expect(money("999960", "en")).toBe("$1.000M");
    expect(money("99999000", "zh")).toBe("$1.00亿");
  });

  test("a table shortens to one decimal", () => {
    expect(money("455234.5", "zh", "table")).toBe("$45.5万");
    expect(money("455234.5", "en", "table")).toBe("$455.2K");
  });

  test("a proof shows every digit the currency has", () => {
    expect(money("52300", "en", "full")).toBe("$52,300.00");
    expect(money("52300.4", "en", "full", "JPY")).toBe("¥52,300");
  });

  test("the minus stands before the symbol and is a real minus", () => {
    expect(money("-16600", "en")).toBe("\u2212$16.6K");
    expect(money("-0.001", "en")).toBe("$0.00");
  });

  test("a currency without a symbol shows its code", () => {
    expect(money("618.42", "en", "card", "CHF")).toBe("CHF 618.42");
  });

  test("missing is a dash and never zero", () => {
    expect(money(null, "en")).toBe("—");
  });
});

describe("other units", () => {
  test.each([
    ["ratio", "0.0351", "3.51%"],
    ["ratio", "0.1153", "11.5%"],
    ["ratio", "0.00034", "0.03%"],
    ["ratio", "1", "100%"],
    ["ratio", "0", "0%"],
    ["times", "3.5172", "3.52"],
    ["times", "12.47", "12.5"],
    ["count", "5410", "5,410"],
    ["count", "748300", "748.3K"],
    ["hours", "6.149", "6.1 h"],
    ["points", "44.25", "44.3"],
  ])("%s %s reads %s", (unit, value, expected) => {
    expect(of(unit, value)).toBe(expected);
  });

  test("units of time are words of the language", () => {
    expect(of("days", "5.26", "zh")).toBe("5.3 天");
  });

  test("an axis keeps only the digits that matter", () => {
    expect(of("money", "50000", "en", "axis")).toBe("50K");
    expect(of("money", "150000", "zh", "axis")).toBe("15万");
    expect(of("ratio", "0.14", "en", "axis")).toBe("14%");
  });
});

describe("changes", () => {
  test("amounts change in percent, ratios in points, times of day in their unit", () => {
    expect(change({ change: "122", ratio: "0.104" }, "money", "en")).toEqual({ text: "10.4%", direction: "up" });
    expect(change({ change: "-0.0112", ratio: "-0.09" }, "ratio", "en")).toEqual({ text: "1.1 pp", direction: "down" });
    expect(change({ change: "-0.0017", ratio: "-0.05" }, "ratio", "en")).toEqual({ text: "0.17 pp", direction: "down" });
    expect(change({ change: "1.52", ratio: "0.3" }, "hours", "zh")).toEqual({ text: "1.5 小时", direction: "up" });
  });

  test("a change too small to see is flat", () => {
    expect(change({ change: "0.00001", ratio: "0.00001" }, "ratio", "en")?.direction).toBe("flat");
  });

  test("a change from nothing cannot be told in percent", () => {
    expect(change({ change: "12", ratio: null }, "money", "en")).toBeNull();
  });

  test("growing many times over is told in times", () => {
    expect(change({ change: "1200", ratio: "11.4" }, "count", "en")?.text).toBe("×12");
  });

  test("colour follows good or bad, not up or down", () => {
    expect(verdict("up", "up")).toBe("good");
    expect(verdict("up", "down")).toBe("bad");
    expect(verdict("down", "down")).toBe("good");
    expect(verdict("up", "band")).toBe("neutral");
    expect(verdict("flat", "up")).toBe("neutral");
  });
});

test("the price of one unit keeps fractions of a cent and names its currency", () => {
  const price = { unit: "money", currency: "CNY", language: "zh" as const, size: "price" as const };

  expect([say("12", price), say("0.0375", price), say("0", price), say("1234.5", { ...price, currency: null })]).toEqual(["CNY 12.00", "CNY 0.0375", "CNY 0.00", "1,234.50"]);
});
