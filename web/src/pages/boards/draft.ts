/** A board while it is edited: every step is a value, so that undoing is going back in a list. */
import type { Board, Tile } from "../../api";

export type Two = { zh: string; en: string };
export type Item = { key: string; tile: Tile };
export type Draft = { name: Two; note: Two | null; filters: string[]; items: readonly Item[] };
export type Steps = { past: readonly Draft[]; now: Draft; future: readonly Draft[] };

export const COLUMNS = 12;
export const NARROWEST = 2;
export const SHORTEST = 3;
export const TALLEST = 15;
/** Pixels of one row of a tile's height. */
export const ROW = 60;

export function draftOf(board: Pick<Board, "name" | "note" | "filters" | "tiles">): Draft {
  return { name: board.name, note: board.note, filters: board.filters, items: board.tiles.map((tile, index) => ({ key: `t${index}`, tile })) };
}

export const begin = (now: Draft): Steps => ({ past: [], now, future: [] });

export function step({ past, now }: Steps, next: Draft): Steps {
  return next === now ? { past, now, future: [] } : { past: [...past, now], now: next, future: [] };
}

export function undo({ past, now, future }: Steps): Steps {
  const last = past.at(-1);
  return last ? { past: past.slice(0, -1), now: last, future: [now, ...future] } : { past, now, future };
}

export function redo({ past, now, future }: Steps): Steps {
  const [next, ...rest] = future;
  return next ? { past: [...past, now], now: next, future: rest } : { past, now, future };
}

/** A tile at another place among the others; a card joins the group that it comes to stand in. */
export function move(draft: Draft, key: string, to: number): Draft {
  const from = draft.items.findIndex((item) => item.key === key);
  const others = draft.items.filter((item) => item.key !== key);
  const place = Math.max(0, Math.min(others.length, to));
  if (from < 0 || place === from) return draft;
  return { ...draft, items: others.toSpliced(place, 0, joined(draft.items[from]!, others[place - 1], others[place])) };
}

function joined(item: Item, before: Item | undefined, after: Item | undefined): Item {
  if (item.tile.kind !== "card") return item;
  const neighbours = [before, after].filter((other) => other?.tile.kind === "card");
  const stays = neighbours.length === 0 || neighbours.some((other) => sameGroup(other!.tile, item.tile));
  return stays ? item : { ...item, tile: { ...item.tile, group: neighbours[0]!.tile.group } };
}

export const sameGroup = (a: Tile, b: Tile) => a.group?.en === b.group?.en && a.group?.zh === b.group?.zh;

/** Cards stand as they are; other tiles may be wider, narrower, taller. */
export function resize(draft: Draft, key: string, wide: number, tall: number | null): Draft {
  const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(value)));
  return change(draft, key, (tile) => {
    if (tile.kind === "card") return tile;
    const size = { wide: within(wide, NARROWEST, COLUMNS), tall: tall === null ? null : within(tall, SHORTEST, TALLEST) };
    return size.wide === tile.wide && size.tall === tile.tall ? tile : { ...tile, ...size };
  });
}

export const put = (draft: Draft, key: string, tile: Tile): Draft => change(draft, key, () => tile);

export const remove = (draft: Draft, key: string): Draft => ({ ...draft, items: draft.items.filter((item) => item.key !== key) });

/** At the end; a card behind the last card of its group, where there is one. */
export function add(draft: Draft, tile: Tile): { draft: Draft; key: string } {
  const key = `n${crypto.randomUUID()}`;
  const last = tile.kind === "card" ? draft.items.findLastIndex((item) => item.tile.kind === "card" && sameGroup(item.tile, tile)) : -1;
  const place = last < 0 ? draft.items.length : last + 1;
  return { draft: { ...draft, items: draft.items.toSpliced(place, 0, { key, tile }) }, key };
}

function change(draft: Draft, key: string, to: (tile: Tile) => Tile): Draft {
  const found = draft.items.find((item) => item.key === key);
  const tile = found && to(found.tile);
  if (!found || tile === found.tile) return draft;
  return { ...draft, items: draft.items.map((item) => (item === found ? { key, tile: tile! } : item)) };
}

/** The board that is kept. */
export const kept = ({ name, note, filters, items }: Draft) => ({ name, note, filters, tiles: items.map(({ tile }) => tile) });

type Box = { left: number; top: number; right: number; bottom: number };

/** Where something let go at a point comes to stand among boxes in reading order: before which, and at which edge. */
export function place(boxes: readonly Box[], x: number, y: number, full: number): { index: number; at: Box } | null {
  const near = boxes.map((box, index) => ({ box, index, far: distance(box, x, y) })).toSorted((a, b) => a.far - b.far)[0];
  if (!near) return null;
  const { box, index } = near;
  const across = box.right - box.left > full * 0.9;
  const behind = across ? y > (box.top + box.bottom) / 2 : x > (box.left + box.right) / 2;
  const edge = across ? (behind ? box.bottom : box.top) : behind ? box.right : box.left;
  const at = across ? { ...box, top: edge, bottom: edge } : { ...box, left: edge, right: edge };
  return { index: index + (behind ? 1 : 0), at };
}

function distance(box: Box, x: number, y: number): number {
  const dx = Math.max(box.left - x, 0, x - box.right);
  const dy = Math.max(box.top - y, 0, y - box.bottom);
  return dx * dx + dy * dy;
}
