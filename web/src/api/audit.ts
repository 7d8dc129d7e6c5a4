/** The audit log, page by page, and whether it still holds. */
import { keepPreviousData, useInfiniteQuery, useMutation } from "@tanstack/react-query";

import { client, given } from "./client";

export type AuditAsk = { subject: string | null; actor: string | null; action: string | null };

export const useAudit = ({ subject, actor, action }: AuditAsk) =>
  useInfiniteQuery({
    queryKey: ["audit", subject, actor, action],
    queryFn: ({ pageParam }) =>
      given(client.GET("/api/v1/audit", {
        params: { query: { ...(subject ? { subject } : {}), ...(actor ? { actor } : {}), ...(action ? { action } : {}), ...(pageParam ? { cursor: pageParam } : {}) } },
      })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

export const useVerify = () => useMutation({ mutationFn: () => given(client.GET("/api/v1/audit/verify")) });
