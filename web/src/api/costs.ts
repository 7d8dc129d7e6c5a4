/** Landed costs: what is asked and what is entered. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type CostEntered } from "./client";
import { queryClient } from "./queries";

export const useCosts = () => useQuery({ queryKey: ["costs"], queryFn: () => given(client.GET("/api/v1/costs")) });

/** Keeps costs, all or none; every number that is shown anywhere is asked anew afterwards, because margins changed. */
export const useEnterCosts = () =>
  useMutation({
    mutationFn: ({ costs, reason }: { costs: CostEntered[]; reason: string }) => given(client.POST("/api/v1/costs", { body: { costs, reason } })),
    onSuccess: () => queryClient.invalidateQueries(),
  });
