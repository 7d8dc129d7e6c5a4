/** What stands on the dates of a chart: found in the data, done here, or written by people. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
import { addDays } from "./period";
import { queryClient } from "./queries";

export type Annotation = Schemas["Annotation"];
export type AnnotationKind = Schemas["AnnotationKind"];
export type NoteVersion = Schemas["NoteVersion"];
export type NoteWords = Required<Schemas["NewNote"]>;

const ANNOTATIONS = ["annotations"];

const renew = () => void queryClient.invalidateQueries({ queryKey: ANNOTATIONS });

/** Those of some days, on the charts of a KPI, in a slice; `days` null waits. */
export const useAnnotations = (kpi: string, where: readonly string[], days: { from: string; to: string } | null) =>
  useQuery({
    queryKey: [...ANNOTATIONS, kpi, where, days],
    queryFn: () => given(client.GET("/api/v1/annotations", { params: { query: { kpi, ...days!, ...(where.length ? { where: [...where] } : {}) } } })),
    enabled: days !== null,
    placeholderData: keepPreviousData,
  });

/** Kinds of what a period can be compared with: what happens to a shop, not what is done here; the first has the best name for a day. */
const EVENTS: readonly string[] = ["note", "sale", "promotion", "price", "stock_out"];
const EVENTS_BACK = 730;

export type Event = { day: string; names: { zh: string; en: string }[] };

/** What began on days of the last two years, the newest first, one of each day; null waits. */
export const useEvents = (last: string | null) =>
  useQuery({
    queryKey: [...ANNOTATIONS, "events", last],
    queryFn: () => given(client.GET("/api/v1/annotations", { params: { query: { from: addDays(last!, -EVENTS_BACK), to: last! } } })),
    select: ({ annotations }) => eventsOf(annotations, last!),
    enabled: last !== null,
  });

export function eventsOf(annotations: readonly Annotation[], last: string): Event[] {
  const days = new Map<string, Event["names"]>();
  for (const { kind, first, text } of annotations.toSorted((a, b) => EVENTS.indexOf(a.kind) - EVENTS.indexOf(b.kind))) {
    // Of what began earlier it is not known when.
    if (EVENTS.includes(kind) && first > addDays(last, -EVENTS_BACK)) days.set(first, [...(days.get(first) ?? []), text]);
  }
  return [...days].map(([day, names]) => ({ day, names })).sort((a, b) => b.day.localeCompare(a.day));
}

export const useNoteVersions = (id: string) =>
  useQuery({
    queryKey: [...ANNOTATIONS, "versions", id],
    queryFn: () => given(client.GET("/api/v1/annotations/{id}/versions", { params: { path: { id } } })),
  });

/** A new note without `id`, another version of one with it. */
export const useSaveNote = () =>
  useMutation({
    mutationFn: ({ id, version, ...body }: NoteWords & { id: string | null; version: number }) =>
      id === null ? given(client.POST("/api/v1/annotations", { body })) : given(client.PUT("/api/v1/annotations/{id}", { params: { path: { id } }, body: { ...body, version } })),
    onSuccess: renew,
  });

export const useDeleteNote = () =>
  useMutation({ mutationFn: (id: string) => given(client.DELETE("/api/v1/annotations/{id}", { params: { path: { id } } })), onSuccess: renew });

export const useRestoreNote = () =>
  useMutation({
    mutationFn: ({ id, number }: { id: string; number: number }) => given(client.POST("/api/v1/annotations/{id}/restore", { params: { path: { id } }, body: { number } })),
    onSuccess: renew,
  });
