/** What people say about something, and the names of everybody. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Schemas } from "./client";
import { queryClient } from "./queries";

export type Comment = Schemas["Comment"];
export type CommentKind = "kpi" | "alert" | "action" | "goal" | "review" | "figure" | "purchase";

const key = (kind: CommentKind, id: string) => ["comments", kind, id];
const place = (kind: CommentKind, id: string) => ({ path: { kind, id } });

export const useComments = (kind: CommentKind, id: string) =>
  useQuery({ queryKey: key(kind, id), queryFn: () => given(client.GET("/api/v1/comments/{kind}/{id}", { params: place(kind, id) })) });

export const useSay = (kind: CommentKind, id: string) =>
  useMutation({
    mutationFn: (text: string) => given(client.POST("/api/v1/comments/{kind}/{id}", { params: place(kind, id), body: { text } })),
    onSuccess: (comments) => queryClient.setQueryData(key(kind, id), comments),
  });

export const useRemoveComment = (kind: CommentKind, id: string) =>
  useMutation({
    mutationFn: (comment: number) => given(client.DELETE("/api/v1/comments/{kind}/{id}/{comment}", { params: { path: { kind, id, comment: String(comment) } } })),
    onSuccess: (comments) => queryClient.setQueryData(key(kind, id), comments),
  });

export const useColleagues = () => useQuery({ queryKey: ["colleagues"], queryFn: () => given(client.GET("/api/v1/colleagues")), staleTime: 600_000 });
