/** Goals: what is asked, and what is agreed anew. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given } from "./client";
import { queryClient } from "./queries";

export const useGoals = () => useQuery({ queryKey: ["goals"], queryFn: () => given(client.GET("/api/v1/goals")) });

export const useBalance = () => useQuery({ queryKey: ["goals", "balance"], queryFn: () => given(client.GET("/api/v1/goals/balance")) });

export const useGoal = (id: string | null) =>
  useQuery({
    queryKey: ["goals", "one", id],
    queryFn: () => given(client.GET("/api/v1/goals/{id}", { params: { path: { id: id! } } })),
    enabled: id !== null,
  });

export const useScorecard = (id: string) =>
  useQuery({
    queryKey: ["goals", "scorecard", id],
    queryFn: () => given(client.GET("/api/v1/scorecards/{id}", { params: { path: { id } } })),
    placeholderData: keepPreviousData,
  });

export type NewTarget = { target: string | null; low: string | null; high: string | null; effective_from: string; reason: string };

const afterwards = () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === "goals" || queryKey[0] === "alerts" });

export const useSetTarget = (id: string) =>
  useMutation({
    mutationFn: (wanted: NewTarget) => given(client.POST("/api/v1/goals/{id}/target", { params: { path: { id } }, body: wanted })),
    onSuccess: afterwards,
  });

export const useActivate = (id: string) =>
  useMutation({
    mutationFn: (reason: string) => given(client.POST("/api/v1/goals/{id}/activate", { params: { path: { id } }, body: { reason } })),
    onSuccess: afterwards,
  });
