/** Reconciliation: official figures against ours, and what people say of the difference. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given } from "./client";
import { queryClient } from "./queries";

export const useFigures = () => useQuery({ queryKey: ["reconciliation", "list"], queryFn: () => given(client.GET("/api/v1/reconciliation")), placeholderData: keepPreviousData });

export const useFigure = (id: string) => useQuery({ queryKey: ["reconciliation", "one", id], queryFn: () => given(client.GET("/api/v1/reconciliation/{id}", { params: { path: { id } } })) });

export const useAccept = (id: string) =>
  useMutation({
    mutationFn: (note: string) => given(client.POST("/api/v1/reconciliation/{id}/accept", { params: { path: { id } }, body: { note } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["reconciliation"] }),
  });
