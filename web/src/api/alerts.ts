/** Alerts and their rules: what is asked, and what people do about them. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Alert } from "./client";
import { queryClient } from "./queries";
import type { View } from "./view";

export type AlertStatus = "open" | "acknowledged" | "resolved";

/** Alerts come while a page stays open. */
const EVERY_MS = 60_000;

export const useInbox = (status: AlertStatus, enabled = true) =>
  useQuery({ enabled, queryKey: ["alerts", "inbox", status], queryFn: () => given(client.GET("/api/v1/alerts", { params: { query: { status } } })), placeholderData: keepPreviousData, refetchInterval: EVERY_MS });

const GRAVEST_FIRST = ["critical", "warning", "notice"];

/** The open alerts of a KPI, the gravest first. */
export function useAlertsOf(kpi: string): Alert[] {
  const found = (useInbox("open").data?.items ?? []).flatMap(({ alerts }) => alerts.filter((alert) => alert.kpi === kpi));
  return found.sort((a, b) => GRAVEST_FIRST.indexOf(a.severity) - GRAVEST_FIRST.indexOf(b.severity));
}

/** Those of what a view is filtered to. */
export const within = (alerts: readonly Alert[], where: View["where"]): Alert[] =>
  alerts.filter(({ slice }) => Object.entries(where).every(([dimension, values]) => values.length === 0 || values.includes(slice[dimension] ?? "")));

export const useAlert = (id: number | null) =>
  useQuery({ queryKey: ["alerts", "one", id], queryFn: () => given(client.GET("/api/v1/alerts/{id}", { params: { path: { id: String(id) } } })), enabled: id !== null });

export const useAlertRules = () => useQuery({ queryKey: ["alerts", "rules"], queryFn: () => given(client.GET("/api/v1/alert-rules")) });

export const useAlertRule = (id: string) =>
  useQuery({ queryKey: ["alerts", "rules", id], queryFn: () => given(client.GET("/api/v1/alert-rules/{id}", { params: { path: { id: String(id) } } })) });

/** `fire` null asks of the rule as it is. */
export const useBacktest = (id: string, from: string, to: string, fire: string | null) =>
  useQuery({
    queryKey: ["alerts", "backtest", id, from, to, fire],
    queryFn: () => given(client.GET("/api/v1/alert-rules/{id}/backtest", { params: { path: { id }, query: { from, to, ...(fire === null ? {} : { fire }) } } })),
    placeholderData: keepPreviousData,
  });

const afterwards = () => queryClient.invalidateQueries({ queryKey: ["alerts"] });

export const useMute = (id: number) =>
  useMutation({
    mutationFn: (body: { until: string; reason: string; whole_rule: boolean }) => given(client.POST("/api/v1/alerts/{id}/mute", { params: { path: { id: String(id) } }, body })),
    onSuccess: afterwards,
  });

export const useUnmute = (id: number) =>
  useMutation({ mutationFn: () => given(client.POST("/api/v1/alerts/{id}/unmute", { params: { path: { id: String(id) } } })), onSuccess: afterwards });

/** Takes an acknowledgement back that was sent already. */
export const useTakeBack = () =>
  useMutation({
    mutationFn: (id: number) => given(client.POST("/api/v1/alerts/{id}/unack", { params: { path: { id: String(id) } }, body: { note: "" } })),
    onSuccess: afterwards,
  });

export type NewRule = { reason: string; fire?: string; clear?: string; steady?: number; active?: boolean };

export const useChangeRule = (id: string) =>
  useMutation({ mutationFn: (body: NewRule) => given(client.POST("/api/v1/alert-rules/{id}", { params: { path: { id: String(id) } }, body })), onSuccess: afterwards });

/** `leaving`: the page is being closed, and the request outlives it. */
export async function acknowledge(id: number, leaving = false): Promise<void> {
  await given(client.POST("/api/v1/alerts/{id}/ack", { params: { path: { id: String(id) } }, body: { note: "" }, ...(leaving ? { keepalive: true } : {}) }));
  await afterwards();
}
