/** Surveys of buyers: how they stand, and what people change about them. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type NewSurvey } from "./client";
import { queryClient } from "./queries";

/** Answers come while a page stays open. */
const EVERY_MS = 60_000;

export const useSurveys = () => useQuery({ queryKey: ["surveys"], queryFn: () => given(client.GET("/api/v1/surveys")), refetchInterval: EVERY_MS });

export const useChangeSurvey = (store: string) =>
  useMutation({
    mutationFn: (body: NewSurvey) => given(client.POST("/api/v1/surveys/{store}", { params: { path: { store } }, body })),
    onSuccess: (surveys) => queryClient.setQueryData(["surveys"], surveys),
  });
