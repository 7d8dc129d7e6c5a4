/** Files handed in, from the drop to the import; the imports there are, their rejected rows, and the way back. */
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import { asProblem, client, given, Problem, type Schemas } from "./client";
import { queryClient } from "./queries";

export type ImportEntry = Schemas["ImportEntry"];
export type UploadEntry = Schemas["UploadEntry"];
export type UploadDetail = Schemas["UploadDetail"];
export type UploadLook = Schemas["UploadLook"];
export type UploadChoice = Required<Schemas["UploadChoice"]>;
export type Uploads = Schemas["Uploads"];

const LIST = ["uploads", "list"];
const ONE = ["uploads", "one"];
const PAGE = 20;
const ASK_AGAIN_MS = 500;
const BUSY: readonly string[] = ["looking", "waiting", "importing"];

/** Files that wait, are imported or have ended; asked again and again only while something is done with one of them. */
export const useUploads = () =>
  useQuery({
    queryKey: LIST,
    queryFn: () => given(client.GET("/api/v1/uploads")),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.uploads.some(({ stage }) => BUSY.includes(stage)) ? ASK_AGAIN_MS : false),
  });

/** What an import would do; another each time the file was looked at. */
export const useUpload = ({ token, looks }: UploadEntry) =>
  useQuery({
    queryKey: [...ONE, token, looks],
    queryFn: () => given(client.GET("/api/v1/uploads/{token}", { params: { path: { token } } })),
    enabled: looks > 0,
    placeholderData: keepPreviousData,
  });

function told(upload: UploadDetail): Promise<void> {
  queryClient.setQueryData([...ONE, upload.token, upload.looks], upload);
  return queryClient.invalidateQueries({ queryKey: LIST });
}

const path = (token: string) => ({ path: { token } });

export const useChoose = (token: string) =>
  useMutation({ mutationFn: (body: UploadChoice) => given(client.POST("/api/v1/uploads/{token}", { params: path(token), body })), onSuccess: told });

export const useStartImport = () =>
  useMutation({ mutationFn: (token: string) => given(client.POST("/api/v1/uploads/{token}/import", { params: path(token) })), onSuccess: told });

export const usePutAside = () =>
  useMutation({
    mutationFn: (token: string) => given(client.DELETE("/api/v1/uploads/{token}", { params: path(token) })),
    onSuccess: (uploads: Uploads) => queryClient.setQueryData(LIST, uploads),
  });

export const useImports = () =>
  useInfiniteQuery({
    queryKey: ["imports", "list"],
    queryFn: ({ pageParam }) => given(client.GET("/api/v1/imports", { params: { query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    placeholderData: keepPreviousData,
  });

export const useRejects = (id: number) =>
  useQuery({ queryKey: ["imports", "rejects", id], queryFn: () => given(client.GET("/api/v1/imports/{id}/rejects", { params: { path: { id } } })), staleTime: 0 });

export const useUndoImport = (id: number) =>
  useMutation({
    mutationFn: (reason: string) => given(client.POST("/api/v1/imports/{id}/undo", { params: { path: { id } }, body: { reason } })),
    onSuccess: () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => ["imports", "audit", "values", "freshness"].includes(String(queryKey[0])) }),
  });

/** The rejected rows as a file, to be mended and dropped again. */
export const useRejectsFile = (id: number) =>
  useMutation({
    mutationFn: async () => {
      const { data, error, response } = await client.POST("/api/v1/imports/{id}/rejects/export", { params: { path: { id } }, parseAs: "blob" });
      if (!response.ok || data === undefined) throw asProblem(error, response.status);
      const named = decodeURIComponent(response.headers.get("Content-Disposition")?.split("''")[1] ?? `rejects-${id}.csv`);
      save(data as unknown as Blob, named);
    },
  });

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}

/** A file on its way to the server. */
export type Sending = { key: number; file: File; sent: number; problem: Problem | null };

const AT_ONCE = 2;
let sendings: readonly Sending[] = [];
let keys = 0;
let under = 0;
const listeners = new Set<() => void>();

export const useSendings = (): readonly Sending[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => sendings,
  );

function become(next: readonly Sending[]): void {
  sendings = next;
  for (const listener of listeners) listener();
}

const change = (key: number, part: Partial<Sending>) => become(sendings.map((one) => (one.key === key ? { ...one, ...part } : one)));
export const forget = (key: number) => become(sendings.filter((one) => one.key !== key));

/** Send files, two at a time; a file larger than the server takes is not even begun. */
export function hand(files: readonly File[]): void {
  const largest = queryClient.getQueryData<Uploads>(LIST)?.largest ?? Infinity;
  const problem = (file: File) => (file.size > largest ? new Problem(413, "upload_too_large", "", [], { limit: String(Math.round(largest / 1e6)) }) : null);
  become([...sendings, ...files.map((file) => ({ key: ++keys, file, sent: -1, problem: problem(file) }))]);
  sendNext();
}

function sendNext(): void {
  const next = sendings.find(({ sent, problem }) => sent < 0 && problem === null);
  if (next === undefined || under >= AT_ONCE) return;
  under += 1;
  change(next.key, { sent: 0 });
  void send(next)
    .then(async (upload) => {
      await told(upload);
      forget(next.key);
    })
    .catch((error: unknown) => change(next.key, { problem: asProblem(error) }))
    .finally(() => {
      under -= 1;
      sendNext();
    });
  sendNext();
}

/** The one request that tells how much of it is sent already. */
function send({ key, file }: Sending): Promise<UploadDetail> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/uploads?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded }) => change(key, { sent: loaded }));
    request.addEventListener("load", () => (request.status === 200 ? resolve(request.response as UploadDetail) : reject(asProblem(request.response, request.status))));
    request.addEventListener("error", () => reject(new Problem(0, "unreachable", "")));
    request.send(file);
  });
}
