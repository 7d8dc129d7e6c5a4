/** The view in the URL, and the last day with data that its periods end on. */
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

import type { FactFreshness } from "./client";
import { addDays } from "./period";
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

/** The day that the view's period ends on; null until it is known. */
export function useLastDay(): string | null {
  const { data } = useFreshness();
  const { period } = useView().view;
  return useMemo(() => (data ? lastDayOf(period, data) : null), [period, data]);
}

/** The latest day alone may be under way; every other period ends on the last day that is over. */
export const lastDayOf = (period: string, freshness: FactFreshness[]): string => (period === "1d" ? latestDay(freshness) : lastDay(freshness));

/** How far orders are complete for every store whose next day has begun, else whatever reaches furthest. */
export function lastDay(freshness: FactFreshness[]): string {
  const over = freshness.flatMap(({ known_until }) => (known_until ? addDays(known_until.slice(0, 10), -1) : []));
  return [furthest(freshness), ...over].sort()[0]!;
}

const latestDay = (freshness: FactFreshness[]): string => [furthest(freshness), ...freshness.flatMap(({ known_until }) => known_until?.slice(0, 10) ?? [])].sort().at(-1)!;

function furthest(freshness: FactFreshness[]): string {
  const orders = freshness.filter((row) => row.fact === "orders" || row.fact === "order_lines");
  const days = (orders.length ? orders : freshness).flatMap((row) => row.complete_through ?? []);
  return days.sort().at(-1) ?? new Date().toISOString().slice(0, 10);
}
