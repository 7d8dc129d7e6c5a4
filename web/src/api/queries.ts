/** What the pages ask for; react-query keeps answers, so that going back shows them at once. */
import { keepPreviousData, MutationCache, notifyManager, QueryCache, QueryClient, useQuery } from "@tanstack/react-query";

import { client, given, Problem } from "./client";
import { untilThere, useKept } from "./kept";
import { inOneMoment } from "./moment";
import { ask } from "./readings";
import type { Ask } from "./view";

notifyManager.setScheduler(inOneMoment);

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => noticeSignedOut(error) }),
  mutationCache: new MutationCache({ onError: (error) => noticeSignedOut(error) }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (failures, error) => failures < 1 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
      retryDelay: 500,
    },
  },
});

/** A session ended, here or elsewhere: the frame asks again who sits here, and shows the door. */
function noticeSignedOut(error: Error): void {
  if (error instanceof Problem && error.status === 401) void queryClient.invalidateQueries({ queryKey: ["session"] });
}

export const useCompany = () =>
  useQuery({ queryKey: ["company"], queryFn: () => given(client.GET("/api/v1/company")) });

export const useKpis = () =>
  useQuery({ queryKey: ["kpis"], queryFn: () => given(client.GET("/api/v1/kpis")) });

export const useKpi = (id: string) =>
  useQuery({
    queryKey: ["kpis", id],
    queryFn: () => given(client.GET("/api/v1/kpis/{id}", { params: { path: { id } } })),
  });

export const useFreshness = () =>
  useQuery({ queryKey: ["freshness"], queryFn: () => given(client.GET("/api/v1/freshness")) });

export const useDimensions = () =>
  useQuery({ queryKey: ["dimensions"], queryFn: () => given(client.GET("/api/v1/dimensions")) });

export const useDimensionValues = (id: string) =>
  useQuery({
    queryKey: ["dimensions", id],
    queryFn: () => given(client.GET("/api/v1/dimensions/{id}/values", { params: { path: { id } } })),
  });

/**
 * Readings by KPI; `what` null waits. The last answer stays on screen while the next one is on its way, and while the server
 * is away: `kept` then says so, and it is asked again and again.
 */
export function useReadings(kpis: readonly string[], what: Ask | null) {
  const known = useKpis();
  const query = useQuery({
    queryKey: ["values", kpis, what],
    queryFn: () => ask(kpis, what!, known.data ?? []),
    enabled: what !== null && kpis.length > 0 && !known.isPending,
    placeholderData: keepPreviousData,
    refetchInterval: untilThere,
  });
  return useKept(query, what);
}

type Asked = { isLoading: boolean; isPlaceholderData: boolean };

/** Marks what shows these answers: busy while one is on its way, old while it still shows the one before. */
export const marks = (...queries: Asked[]) => ({
  "aria-busy": queries.some((query) => query.isLoading || query.isPlaceholderData),
  "data-old": queries.some((query) => query.isPlaceholderData) ? "" : undefined,
});

export type Marks = ReturnType<typeof marks>;

/** What is asked of one number: the same as of its reading, without slices. */
const ofOne = ({ by: _, ...query }: Ask) => query;

/** The number opened along its formula. */
export const useFormulaTree = (id: string, what: Ask) =>
  useKept(useQuery({
    queryKey: ["tree", id, what],
    queryFn: () => given(client.GET("/api/v1/kpis/{id}/tree", { params: { path: { id }, query: ofOne(what) } })),
    placeholderData: keepPreviousData,
    refetchInterval: untilThere,
  }), what);

/** Which slices made the number's change; `what` null waits. */
export const useContributors = (id: string, what: Ask | null) =>
  useKept(useQuery({
    queryKey: ["contributors", id, what],
    queryFn: () => given(client.GET("/api/v1/kpis/{id}/contributors", { params: { path: { id }, query: ofOne(what!) } })),
    enabled: what !== null,
    placeholderData: keepPreviousData,
    refetchInterval: untilThere,
  }), what);

/** Who uses the KPI. */
export const useUses = (id: string) =>
  useQuery({ queryKey: ["uses", id], queryFn: () => given(client.GET("/api/v1/kpis/{id}/uses", { params: { path: { id } } })) });

/** How much of what goes into the number is there. */
export const useCoverage = (id: string, what: Ask) =>
  useKept(useQuery({
    queryKey: ["coverage", id, what],
    queryFn: () => given(client.GET("/api/v1/kpis/{id}/coverage", { params: { path: { id }, query: ofOne(what) } })),
    placeholderData: keepPreviousData,
    refetchInterval: untilThere,
  }), what);

export function useTrace(id: string, what: Ask | null, limit: number) {
  return useQuery({
    queryKey: ["trace", id, what, limit],
    queryFn: () => {
      const { by: _, compare: __, ...query } = what!;
      return given(client.GET("/api/v1/kpis/{id}/trace", { params: { path: { id }, query: { ...query, limit } } }));
    },
    enabled: what !== null,
  });
}
