/** Actions, playbooks, the kill switch and tasks: what is asked, and what people decide. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Actions } from "./client";
import { queryClient } from "./queries";

export const ACTION_TABS = ["waiting", "deferred", "under_way", "done", "closed"] as const;
export type ActionTab = (typeof ACTION_TABS)[number];

/** The statuses that each tab gathers. */
export const TAB_STATUSES: Record<ActionTab, readonly string[]> = {
  waiting: ["proposed"],
  deferred: ["deferred"],
  under_way: ["approved", "running", "waiting", "failed", "undoing"],
  done: ["done", "undone"],
  closed: ["rejected", "expired", "replaced"],
};

const MOVING = ["approved", "running", "undoing"];
const SOON_MS = 1_500;
const EVERY_MS = 30_000;
const SWITCH_MS = 10_000;

const anyMoves = (counts: Actions["counts"] | undefined) => MOVING.some((status) => (counts?.[status] ?? 0) > 0);

export const useActions = (tab: ActionTab | null, playbook: string | null = null, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ["actions", "queue", tab, playbook],
    queryFn: () => given(client.GET("/api/v1/actions", { params: { query: { ...(tab ? { tab } : {}), ...(playbook ? { playbook } : {}) } } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (anyMoves(state.data?.counts) ? SOON_MS : EVERY_MS),
  });

export const useActionsFor = (alert: number) =>
  useQuery({ queryKey: ["actions", "for", alert], queryFn: () => given(client.GET("/api/v1/actions", { params: { query: { alert } } })), refetchInterval: EVERY_MS });

export const useAction = (id: number | null) =>
  useQuery({
    queryKey: ["actions", "one", id],
    queryFn: () => given(client.GET("/api/v1/actions/{id}", { params: { path: { id: String(id) } } })),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && MOVING.includes(state.data.status) ? SOON_MS : EVERY_MS),
  });

/** All that an action may have changed is asked for anew. */
const afterwards = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => ["actions", "playbooks", "switch", "tasks", "purchases", "audit"].includes(String(queryKey[0])) });

export type Seen = { id: number; digest: string };

export const useApprove = () =>
  useMutation({ mutationFn: (body: { actions: Seen[]; note: string }) => given(client.POST("/api/v1/actions/approve", { body })), onSettled: afterwards });

export const useReject = () =>
  useMutation({ mutationFn: (body: { ids: number[]; reason: string }) => given(client.POST("/api/v1/actions/reject", { body })), onSettled: afterwards });

export const useUndoAction = (id: number) =>
  useMutation({ mutationFn: (reason: string) => given(client.POST("/api/v1/actions/{id}/undo", { params: { path: { id: String(id) } }, body: { reason } })), onSettled: afterwards });

export const useUndoSome = () =>
  useMutation({ mutationFn: (body: { ids: number[]; reason: string }) => given(client.POST("/api/v1/actions/undo", { body })), onSettled: afterwards });

/** What was put aside can be taken back at once, before the lists are there anew. */
export const useDefer = () =>
  useMutation({ mutationFn: (body: { ids: number[]; until: string; reason: string }) => given(client.POST("/api/v1/actions/defer", { body })), onSettled: () => void afterwards() });

export const useReturn = () => useMutation({ mutationFn: (ids: number[]) => given(client.POST("/api/v1/actions/return", { body: { ids } })), onSettled: afterwards });

/** What may be changed, as it was when it was looked at: a change of somebody else is told when this one is sent. */
export const useAmounts = (id: number) =>
  useQuery({
    queryKey: ["amounts", id],
    queryFn: () => given(client.GET("/api/v1/actions/{id}/amounts", { params: { path: { id: String(id) } } })),
    staleTime: Infinity,
    gcTime: 0,
  });

export type Edit = { digest: string; amounts: { line: number; value: string }[]; reason: string };

export const useEdit = (id: number) =>
  useMutation({ mutationFn: (body: Edit) => given(client.POST("/api/v1/actions/{id}/edit", { params: { path: { id: String(id) } }, body })), onSettled: afterwards });

export const useTryAgain = (id: number) =>
  useMutation({ mutationFn: () => given(client.POST("/api/v1/actions/{id}/again", { params: { path: { id: String(id) } } })), onSettled: afterwards });

export const usePropose = () =>
  useMutation({ mutationFn: (playbooks: string[]) => given(client.POST("/api/v1/actions/propose", { body: { playbooks, alert: null } })), onSettled: afterwards });

/** A task about one alert, for whoever answers for its rule. */
export const useProposeTask = (alert: number) =>
  useMutation({ mutationFn: () => given(client.POST("/api/v1/actions/propose", { body: { playbooks: [], alert } })), onSettled: afterwards });

export const usePlaybooks = () => useQuery({ queryKey: ["playbooks"], queryFn: () => given(client.GET("/api/v1/playbooks")) });

export const useChangeTerms = (id: string) =>
  useMutation({
    mutationFn: (body: { changes: Record<string, string>; reason: string }) => given(client.POST("/api/v1/playbooks/{id}/terms", { params: { path: { id } }, body })),
    onSuccess: afterwards,
  });

export const useSwitch = (enabled = true) => useQuery({ enabled, queryKey: ["switch"], queryFn: () => given(client.GET("/api/v1/switch")), staleTime: 0, refetchInterval: SWITCH_MS });

export const useTurnSwitch = () =>
  useMutation({ mutationFn: (body: { stopped: boolean; reason: string }) => given(client.POST("/api/v1/switch", { body })), onSettled: afterwards });

export type TaskStatus = "open" | "done" | "withdrawn";

export const useTasks = (status: TaskStatus | null) =>
  useQuery({
    queryKey: ["tasks", status],
    queryFn: () => given(client.GET("/api/v1/tasks", { params: { query: status ? { status } : {} } })),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

export const useCloseTask = (id: number) =>
  useMutation({
    mutationFn: (body: { note: string; standing: "done" | "withdrawn" }) => given(client.POST("/api/v1/tasks/{id}/close", { params: { path: { id: String(id) } }, body })),
    onSuccess: afterwards,
  });
