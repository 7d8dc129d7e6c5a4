/** Analyses: what there is, an answer to one, and its tables as files. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
import type { Compare } from "./period";

export type AnalysisMethod = Schemas["AnalysisMethod"];
export type Analysis = Schemas["Analysis"];
export type AnalysisTable = Schemas["AnalysisTable"];
export type AnalysisColumn = Schemas["AnalysisColumn"];
export type AnalysisRow = Schemas["AnalysisRow"];
export type AnalysisCell = Schemas["AnalysisCell"];
export type AnalysisLabel = Schemas["AnalysisLabel"];
export type AnalysisSetting = Schemas["AnalysisSetting"];

/** How an analysis is asked; `set` has thresholds as `id:value`. */
export type AnalysisAsk = {
  from?: string;
  to?: string;
  by?: string;
  where?: string[];
  compare?: Exclude<Compare, "none">;
  currency?: string;
  rows?: number;
  set?: string[];
};

export const useAnalyses = () => useQuery({ queryKey: ["analyses"], queryFn: () => given(client.GET("/api/v1/analyses")), staleTime: Infinity });

/** `what` null waits; the last answer stays on screen while the next one is on its way. */
export const useAnalysis = (id: string, what: AnalysisAsk | null) =>
  useQuery({
    queryKey: ["analyses", id, what],
    queryFn: () => given(client.GET("/api/v1/analyses/{id}", { params: { path: { id }, query: what! } })),
    enabled: what !== null,
    placeholderData: keepPreviousData,
  });

/** Where a table is fetched as a file. */
export function analysisFile(id: string, table: string, format: string, language: string, { where, set, ...rest }: AnalysisAsk): string {
  const query = new URLSearchParams({ table, format, lang: language });
  for (const [name, value] of Object.entries(rest)) query.set(name, String(value));
  for (const clause of where ?? []) query.append("where", clause);
  for (const one of set ?? []) query.append("set", one);
  return `/api/v1/analyses/${id}/export?${query}`;
}
