/** Purchase orders: what is asked, and what is noted of them as they come. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type PurchaseDetail } from "./client";
import { queryClient } from "./queries";

export const PURCHASE_STATUSES = ["draft", "sent", "partly_received", "received", "inspected", "cancelled"] as const;
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];

export const usePurchases = (status: PurchaseStatus | null) =>
  useQuery({
    queryKey: ["purchases", "list", status],
    queryFn: () => given(client.GET("/api/v1/purchases", { params: { query: status ? { status } : {} } })),
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

export const usePurchase = (id: string) =>
  useQuery({ queryKey: ["purchases", "one", id], queryFn: () => given(client.GET("/api/v1/purchases/{id}", { params: { path: { id } } })), staleTime: 0 });

/** Where the order stands as a file, in the language of the page. */
export const purchaseFile = (id: string, kind: "pdf" | "xlsx", language: string) => `/api/v1/purchases/${encodeURIComponent(id)}/file?kind=${kind}&lang=${language}`;

/** What was received changes the data that every number is made of. */
const told = (id: string) => async (now: PurchaseDetail) => {
  queryClient.setQueryData(["purchases", "one", id], now);
  await queryClient.invalidateQueries({ predicate: ({ queryKey }) => ["purchases", "audit", "values", "freshness"].includes(String(queryKey[0])) });
};

const path = (id: string) => ({ path: { id } });

export const useSent = (id: string) =>
  useMutation({ mutationFn: (on: string) => given(client.POST("/api/v1/purchases/{id}/sent", { params: path(id), body: { on } })), onSuccess: told(id) });

export const useReceive = (id: string) =>
  useMutation({
    mutationFn: (body: { line: number; quantity: number; on: string; short: boolean }) => given(client.POST("/api/v1/purchases/{id}/receive", { params: path(id), body })),
    onSuccess: told(id),
  });

export const useInspect = (id: string) =>
  useMutation({
    mutationFn: (body: { line: number; inspected: number; passed: number }) => given(client.POST("/api/v1/purchases/{id}/inspect", { params: path(id), body })),
    onSuccess: told(id),
  });

export const useCancelPurchase = (id: string) =>
  useMutation({ mutationFn: (reason: string) => given(client.POST("/api/v1/purchases/{id}/cancel", { params: path(id), body: { reason } })), onSuccess: told(id) });

export const useSetContact = (supplier: string) =>
  useMutation({
    mutationFn: (body: { email: string; locale: "zh-CN" | "en" }) => given(client.POST("/api/v1/suppliers/{id}/contact", { params: path(supplier), body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["purchases"] }),
  });
