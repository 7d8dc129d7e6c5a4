import { expect, test } from "vitest";

import { askTotal, DEFAULT_VIEW, readView, viewSearch, writeView } from "../src/api/view";

const read = (text: string) => readView(new URLSearchParams(text));

test("a view survives the URL", () => {
  const view = { period: "month", compare: "year" as const, where: { store: ["eu", "us"], channel: ["ads"] }, currency: "EUR" };

  expect(read(viewSearch(view))).toEqual(view);
});

test("what is default stays out of the URL", () => {
  expect(viewSearch(DEFAULT_VIEW)).toBe("");
});

test("parameters of a page stay where they are", () => {
  const next = writeView(new URLSearchParams("grain=week&period=7d"), { ...DEFAULT_VIEW, period: "90d" });

  expect(next.toString()).toBe("grain=week&period=90d");
});

test("nonsense in the URL is ignored", () => {
  expect(read("period=soon&compare=cats&currency=money&where=:x&where=store:")).toEqual(DEFAULT_VIEW);
});

test("a value may contain a colon", () => {
  expect(read("where=campaign:brand:de").where).toEqual({ campaign: ["brand:de"] });
});

test("a value may contain commas and quotes", () => {
  const view = { ...DEFAULT_VIEW, where: { campaign: ['Summer, 20" off', "Autumn"] } };

  expect(read(viewSearch(view))).toEqual(view);
  expect(askTotal(view, "2026-11-22").where).toEqual(['campaign:"Summer, 20"" off",Autumn']);
});

test("the question to the server carries the whole view", () => {
  const view = { period: "month", compare: "previous" as const, where: { store: ["eu", "us"] }, currency: "EUR" };

  expect(askTotal(view, "2026-11-22", ["store"])).toEqual({
    grain: "month",
    from: "2026-11-01",
    to: "2026-11-22",
    by: ["store"],
    where: ["store:eu,us"],
    compare: "previous",
    currency: "EUR",
  });
});
