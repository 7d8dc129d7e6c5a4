/** Boards that are sent regularly: to whom, when, and what became of it. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
import { queryClient } from "./queries";

export type Subscription = Schemas["Subscription"];
export type NewSubscription = Schemas["NewSubscription"];
export type SentWhen = Required<Schemas["SentWhen"]>;
export type SentView = Required<Schemas["SentView"]>;
export type SubscriptionParts = Schemas["SubscriptionParts"];
export type BoardSending = Schemas["BoardSending"];

const ALL = "subscriptions";
const of = (board: string) => [ALL, board];
/** Something queued goes out within seconds. */
const SOON_MS = 4_000;

export const useSubscriptions = (board: string) =>
  useQuery({
    queryKey: of(board),
    queryFn: () => given(client.GET("/api/v1/subscriptions", { params: { query: { board } } })),
    refetchInterval: (query) => (query.state.data?.some(({ last }) => last && last.waiting > 0 && !last.problem) ? SOON_MS : false),
  });

export const useSubscriptionParts = () => useQuery({ queryKey: ["subscription-parts"], queryFn: () => given(client.GET("/api/v1/subscription-parts")) });

const again = () => queryClient.invalidateQueries({ queryKey: [ALL] });
const kept = (board: string) => (found: Subscription[]) => queryClient.setQueryData(of(board), found);

/** A new one without a version, the next version of one with it. */
export const useSaveSubscription = () =>
  useMutation({
    mutationFn: ({ id, version, ...body }: NewSubscription & { id: string | null; version: number }) =>
      id === null
        ? given(client.POST("/api/v1/subscriptions", { body }))
        : given(client.PUT("/api/v1/subscriptions/{id}", { params: { path: { id } }, body: { ...body, version } })),
    onSuccess: again,
  });

export const usePauseSubscription = (id: string) =>
  useMutation({
    mutationFn: (paused: boolean) => given(client.POST("/api/v1/subscriptions/{id}/pause", { params: { path: { id } }, body: { paused } })),
    onSuccess: again,
  });

export const useSendNow = (id: string) =>
  useMutation({
    mutationFn: (test: boolean) => given(client.POST("/api/v1/subscriptions/{id}/send", { params: { path: { id } }, body: { test } })),
    onSuccess: again,
  });

export const useLeaveSubscription = (board: string, id: string) =>
  useMutation({ mutationFn: () => given(client.POST("/api/v1/subscriptions/{id}/leave", { params: { path: { id } } })), onSuccess: kept(board) });

export const useEndSubscription = (board: string, id: string) =>
  useMutation({ mutationFn: () => given(client.DELETE("/api/v1/subscriptions/{id}", { params: { path: { id } } })), onSuccess: kept(board) });

export const useBoardSendings = (board: string, id: string) =>
  useQuery({
    queryKey: [...of(board), id, "sendings"],
    queryFn: () => given(client.GET("/api/v1/subscriptions/{id}/sendings", { params: { path: { id } } })),
    refetchInterval: (query) => (query.state.data?.some(({ status, tries }) => status === "sending" || (status === "waiting" && tries === 0)) ? SOON_MS : false),
  });
