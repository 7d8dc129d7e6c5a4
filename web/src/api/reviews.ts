/** Reviews and follow-ups: what is asked, and what people do about them. */
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";

import { client, given } from "./client";
import { queryClient } from "./queries";

export const useReviews = () => useQuery({ queryKey: ["reviews", "list"], queryFn: () => given(client.GET("/api/v1/reviews")), placeholderData: keepPreviousData });

export const useReview = (id: string) => useQuery({ queryKey: ["reviews", "one", id], queryFn: () => given(client.GET("/api/v1/reviews/{id}", { params: { path: { id } } })) });

export const fileOf = (id: number, kind: "html" | "pdf", language: string) => `/api/v1/reviews/${id}/file?kind=${kind}&lang=${language}`;

const afterwards = () => queryClient.invalidateQueries({ queryKey: ["reviews"] });

export const useWriteReview = () =>
  useMutation({
    mutationFn: (body: { period: string; scope: string; again: boolean; reason: string }) => given(client.POST("/api/v1/reviews", { body })),
    onSuccess: afterwards,
  });

export const useAddFollowUp = (review: number) =>
  useMutation({
    mutationFn: (body: { text: string; owner: string; due: string; kpi: string | null }) => given(client.POST("/api/v1/reviews/{id}/follow-ups", { params: { path: { id: String(review) } }, body })),
    onSuccess: afterwards,
  });

export const useCloseFollowUp = (id: number) =>
  useMutation({ mutationFn: (note: string) => given(client.POST("/api/v1/follow-ups/{id}/close", { params: { path: { id: String(id) } }, body: { note } })), onSuccess: afterwards });

export const useMoveFollowUp = (id: number) =>
  useMutation({
    mutationFn: (body: { due: string; reason: string; owner: string | null }) => given(client.POST("/api/v1/follow-ups/{id}/move", { params: { path: { id: String(id) } }, body })),
    onSuccess: afterwards,
  });
