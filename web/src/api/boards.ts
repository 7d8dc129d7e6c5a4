/** Boards: the ready ones and those that people make; changing, sharing, pinning and bringing them back. */
import { useMutation, useQuery } from "@tanstack/react-query";

import { client, given, type Board, type BoardBody, type Schemas } from "./client";
import { queryClient } from "./queries";

export type BoardName = Schemas["BoardName"];
export type BoardVersion = Schemas["BoardVersion"];
export type TileKind = Schemas["TileKind"];
export type Sharing = Schemas["BoardSharing"];

const BOARDS = ["boards"];
const LAST = 1_000;

const read = (board: unknown) => board as Board;

/** A board is kept under its id as it is now; the lists that name it are asked again. */
function keep(board: Board): void {
  queryClient.setQueryData([...BOARDS, board.id], board);
  void queryClient.invalidateQueries({ queryKey: BOARDS, exact: true });
  void queryClient.invalidateQueries({ queryKey: [...BOARDS, board.id, "versions"] });
}

const list = (boards: BoardName[]) => queryClient.setQueryData(BOARDS, boards);

export const useBoard = (id: string) =>
  useQuery({
    queryKey: [...BOARDS, id],
    queryFn: async () => read(await given(client.GET("/api/v1/boards/{id}", { params: { path: { id } } }))),
  });

export const useBoards = () => useQuery({ queryKey: BOARDS, queryFn: () => given(client.GET("/api/v1/boards")) });

export const useBoardParts = () => useQuery({ queryKey: ["board-parts"], queryFn: () => given(client.GET("/api/v1/board-parts")), staleTime: Infinity });

export const useDeletedBoards = () => useQuery({ queryKey: [...BOARDS, "+", "deleted"], queryFn: () => given(client.GET("/api/v1/boards/deleted")) });

export const useBoardVersions = (id: string) =>
  useQuery({
    queryKey: [...BOARDS, id, "versions"],
    queryFn: () => given(client.GET("/api/v1/boards/{id}/versions", { params: { path: { id } } })),
  });

/** A new board without a version, the next version of one with it. */
export const useSaveBoard = () =>
  useMutation({
    mutationFn: async ({ id, version, came_from, ...body }: BoardBody & { id: string; version: number | null; came_from: string | null }) =>
      read(
        version === null
          ? await given(client.POST("/api/v1/boards", { body: { ...body, came_from } }))
          : await given(client.PUT("/api/v1/boards/{id}", { params: { path: { id } }, body: { ...body, version } })),
      ),
    onSuccess: keep,
  });

export const useShareBoard = (id: string) =>
  useMutation({
    mutationFn: async (body: Sharing) => read(await given(client.POST("/api/v1/boards/{id}/share", { params: { path: { id } }, body }))),
    onSuccess: keep,
  });

export const useGoBack = (id: string) =>
  useMutation({
    mutationFn: async (body: Schemas["BoardBack"]) => read(await given(client.POST("/api/v1/boards/{id}/restore", { params: { path: { id } }, body }))),
    onSuccess: (board) => {
      keep(board);
      void queryClient.invalidateQueries({ queryKey: [...BOARDS, "+"] });
    },
  });

export const useDeleteBoard = () =>
  useMutation({
    mutationFn: (id: string) => given(client.DELETE("/api/v1/boards/{id}", { params: { path: { id } } })),
    onSuccess: (boards, id) => {
      list(boards);
      queryClient.removeQueries({ queryKey: [...BOARDS, id] });
      void queryClient.invalidateQueries({ queryKey: [...BOARDS, "+"] });
    },
  });

export const usePin = () =>
  useMutation({
    mutationFn: (boards: string[]) => given(client.PUT("/api/v1/boards/pins", { body: { boards } })),
    onSuccess: list,
  });

/** Boards in the order that somebody put them: what is pinned, then the others. */
export function inOrder(boards: readonly BoardName[]): BoardName[] {
  return boards.toSorted((a, b) => (a.pinned ?? LAST) - (b.pinned ?? LAST));
}

export const pinnedIds = (boards: readonly BoardName[]) => inOrder(boards).flatMap(({ id, pinned }) => (pinned === null ? [] : [id]));
