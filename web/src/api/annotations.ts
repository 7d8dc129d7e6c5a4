/** What stands on the dates of a chart: found in the data, done here, or written by people. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
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
