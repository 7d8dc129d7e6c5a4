/** The view in the URL, and the last day with data that its periods end on. */
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

import type { FactFreshness } from "./client";
import { useFreshness } from "./queries";
import { readView, writeView, type View } from "./view";

export function useView() {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readView(search), [search]);
  const change = useCallback(
    (part: Partial<View>) => setSearch((now) => writeView(now, { ...readView(now), ...part })),
    [setSearch],
  );
  return { view, change };
}

/** The language goes into the link without another step back. */
export function useLinkedLanguage(): (language: NonNullable<View["language"]>) => void {
  const [, setSearch] = useSearchParams();
  return (language) => setSearch((now) => writeView(now, { ...readView(now), language }), { replace: true });
}

/** The day periods end on: how far orders are complete, else whatever reaches furthest; null until it is known. */
export function useLastDay(): string | null {
  const { data } = useFreshness();
  return useMemo(() => (data ? lastDay(data) : null), [data]);
}

export function lastDay(freshness: FactFreshness[]): string {
  const orders = freshness.filter((row) => row.fact === "orders" || row.fact === "order_lines");
  const days = (orders.length ? orders : freshness).flatMap((row) => row.complete_through ?? []);
  return days.sort().at(-1) ?? new Date().toISOString().slice(0, 10);
}
