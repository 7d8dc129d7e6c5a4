/** Questions of one moment become one request, and a refusal finds the one that it is about. */
import { expect, test, vi } from "vitest";

vi.stubGlobal("window", { location: { origin: "http://localhost" } });
const { Problem } = await import("../src/api/client");
const { together } = await import("../src/api/together");

type What = { grain: string };
const answered = (kpis: readonly string[]) => new Map(kpis.map((kpi) => [kpi, kpi.toUpperCase()]));

test("questions that differ in their KPIs alone are asked as one", async () => {
  const ask = vi.fn(async (kpis: readonly string[], _what: What) => answered(kpis));
  const asked = together(ask);
  const [cards, line, days] = await Promise.all([asked(["aov", "orders"], { grain: "total" }), asked(["orders"], { grain: "total" }), asked(["aov"], { grain: "day" })]);

  expect(ask.mock.calls).toEqual([
    [["aov", "orders"], { grain: "total" }],
    [["aov"], { grain: "day" }],
  ]);
  expect([cards!.get("aov"), line!.get("orders"), days!.get("aov")]).toEqual(["AOV", "ORDERS", "AOV"]);
});

test("where the whole is refused each is asked by itself, and only whose question it was is refused", async () => {
  const ask = vi.fn(async (kpis: readonly string[], _what: What) => {
    if (kpis.includes("secret")) throw new Problem(403, "costs_hidden", "");
    return answered(kpis);
  });
  const asked = together(ask);
  const [open, refused] = await Promise.allSettled([asked(["orders"], { grain: "total" }), asked(["secret"], { grain: "total" })]);

  expect(open.status).toBe("fulfilled");
  expect(refused).toMatchObject({ status: "rejected", reason: { code: "costs_hidden" } });
  expect(ask).toHaveBeenCalledTimes(3);
});

test("a server that is away is not asked again by each", async () => {
  const ask = vi.fn(async (): Promise<Map<string, string>> => {
    throw new Problem(0, "unreachable", "");
  });
  const asked = together<What, string>(ask);
  const found = await Promise.allSettled([asked(["orders"], { grain: "total" }), asked(["aov"], { grain: "total" })]);

  expect(found.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(ask).toHaveBeenCalledOnce();
});

test("what comes a moment later is asked anew", async () => {
  const ask = vi.fn(async (kpis: readonly string[], _what: What) => answered(kpis));
  const asked = together(ask);
  await asked(["orders"], { grain: "total" });
  await asked(["orders"], { grain: "total" });

  expect(ask).toHaveBeenCalledTimes(2);
});
