/** What is wanted of KPIs in the days and the slice of a view. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { client, given, type Target } from "./client";
import { daysBetween, resolve } from "./period";
import { together } from "./together";
import { whereClauses, type View } from "./view";

export type Targets = Map<string, Target>;

/** The target of each KPI that has one; `from` asks from an earlier day than the view does. */
export function useTargets(kpis: readonly string[], view: View, lastDay: string, from?: string | null) {
  const span = resolve(view.period, lastDay);
  const [first, until] = [from ?? span.from, span.to];
  const where = whereClauses(view.where);
  return useQuery({
    queryKey: ["goals", "targets", kpis, first, until, where],
    queryFn: async (): Promise<Targets> => {
      const all = await askedTogether(kpis, { from: first!, to: until!, ...(where.length ? { where } : {}) });
      return new Map([...all].filter(([kpi]) => kpis.includes(kpi)));
    },
    enabled: first !== null && until !== null && kpis.length > 0,
    placeholderData: keepPreviousData,
  });
}

type Wanted = { from: string; to: string; where?: string[] };

async function asked(kpis: readonly string[], what: Wanted): Promise<Targets> {
  const query = { kpi: [...kpis], ...what };
  return new Map((await given(client.GET("/api/v1/targets", { params: { query } }))).map((target) => [target.kpi, target]));
}

const askedTogether = together(asked);

/** What is expected of the days from `start` to `end`: the sum of them, or the ratio or level at their end; null without any. */
export function expectedOf(target: Pick<Target, "kind" | "steps">, start: string, end: string): number | null {
  const inside = target.steps.filter((step) => step.first <= end && start <= step.until);
  const last = inside.at(-1);
  if (!last) return null;
  if (target.kind !== "additive") return Number(last.value);
  return inside.reduce((sum, step) => sum + Number(step.value) * shared(step, start, end), 0);
}

/** The part of a step's days that lies between two days. */
function shared({ first, until }: { first: string; until: string }, start: string, end: string): number {
  const from = first > start ? first : start;
  const to = until < end ? until : end;
  return (daysBetween(from, to) + 1) / (daysBetween(first, until) + 1);
}
