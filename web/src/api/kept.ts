/** What stays on screen while the server cannot be reached: the last good answer to the same question of other days. */
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

import { asProblem, Problem } from "./client";
import { startOf } from "./period";
import type { Ask } from "./view";

/** Why something is not refreshed; `of` is what was asked then, where that were other days. */
export type Kept = { problem: Problem; of: Ask | null };

/** How often what the server owes is asked for again. */
const AGAIN_MS = 20_000;
/** What is told while another try is on its way. */
const AWAY = new Problem(0, "unreachable", "");

/** Whether the server did not answer, rather than refuse. */
const isAway = (error: unknown): boolean => error instanceof Problem && (error.status === 0 || error.status >= 500);

/** Of a query: asks again while the server is away. */
export const untilThere = ({ state }: { state: { error: Error | null } }): number | false => (isAway(state.error) ? AGAIN_MS : false);

/** The answer, or the last good one of the same slice with why it is kept; of another slice nothing ever is. */
export function useKept<T>(query: UseQueryResult<T>, what: Ask | null) {
  const { data, error, isPending, isLoading, isPlaceholderData, errorUpdateCount, refetch } = query;
  const [last, keep] = useState<{ what: Ask; data: T } | null>(null);
  const there = data !== undefined && !isPlaceholderData;
  if (there && what && data !== last?.data) keep({ what, data });
  const cause = error ?? (errorUpdateCount > 0 && !there ? AWAY : null);
  const problem = cause && isAway(cause) ? asProblem(cause) : null;
  const found = { data, error, isPending, isLoading, isPlaceholderData, refetch };
  if (there || !problem || !last || !what || !sameSlice(last.what, what)) return { ...found, kept: there && problem ? ({ problem, of: null } as Kept) : null };
  return { ...found, data: last.data, isPending: false, isLoading: false, isPlaceholderData: false, kept: { problem, of: last.what } as Kept };
}

/** Whether two questions differ in their days alone; one value for all days is none for each of them. */
export function sameSlice(one: Ask, other: Ask): boolean {
  const slice = ({ by, where, currency }: Ask) => JSON.stringify([by ?? [], where ?? [], currency ?? ""]);
  return slice(one) === slice(other) && (one.grain === other.grain || (isOne(one) && isOne(other)));
}

const isOne = ({ grain, from, to }: Ask) => grain === "total" || (from !== undefined && to !== undefined && startOf(grain, from) === startOf(grain, to));
