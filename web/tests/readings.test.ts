/** Which KPIs are not asked because their data lacks a dimension. */
import { expect, test, vi } from "vitest";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { refusals } = await import("../src/api/readings");

type Known = Parameters<typeof refusals>[2];
const known = [
  { id: "net_sales", slices: ["store", "country"] },
  { id: "csat", slices: ["store"] },
] as unknown as Known;

test("a filter or a slice that a KPI lacks refuses that KPI alone", () => {
  const refused = refusals(["net_sales", "csat"], { grain: "total", where: ["country:DE"], by: ["store"] }, known);

  expect([...refused.keys()]).toEqual(["csat"]);
  expect(refused.get("csat")?.lacking).toEqual(["country"]);
});

test("of a KPI that is not known nothing is foretold", () => {
  expect(refusals(["own_kpi"], { grain: "total", by: ["country"] }, known).size).toBe(0);
});
