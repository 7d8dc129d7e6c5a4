/** Slices by two KPIs and as large as a third; the server sends the largest, and counts all. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { client, given } from "./client";
import { untilThere, useKept } from "./kept";
import { useKpis } from "./queries";
import { refusals } from "./readings";
import type { Ask } from "./view";

export type Axes = { x: string; y: string; size: string };

/** `by` is one dimension. What a KPI lacks a dimension for is not asked; `refused` names that KPI. */
export function useQuadrant(axes: Axes, by: string, what: Ask) {
  const known = useKpis();
  const [refusal] = refusals([axes.x, axes.y, axes.size], { ...what, by: [by] }, known.data ?? []);
  const query = useQuery({
    queryKey: ["values", "quadrant", axes, by, what],
    queryFn: async () => {
      if (refusal) throw refusal[1];
      const { from, to, where, currency } = what;
      const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) };
      return given(client.GET("/api/v1/values/quadrant", { params: { query: { ...axes, by, ...days, ...(where ? { where } : {}), ...(currency ? { currency } : {}) } } }));
    },
    enabled: !known.isPending,
    placeholderData: keepPreviousData,
    refetchInterval: untilThere,
  });
  return { ...useKept(query, what), refused: refusal?.[0] };
}
