/** Editing a board, and cutting it into screens: plain values. */
import { expect, test } from "vitest";

import type { Tile } from "../src/api";
import { add, begin, draftOf, move, place, redo, remove, resize, step, undo } from "../src/pages/boards/draft";
import { clamped, screens } from "../src/pages/boards/tv";

const words = (text: string) => ({ zh: text, en: text });
const tile = (kind: string, kpi: string, group: string | null = null): Tile => ({
  kind, kpi, kpis: [], signs: [], by: null, across: null, group: group === null ? null : words(group), name: null, text: null, wide: kind === "card" ? 2 : 6, tall: null,
});
const draft = draftOf({ name: words("B"), note: null, filters: [], tiles: [tile("card", "a", "Sales"), tile("card", "b", "Sales"), tile("line", "c"), tile("card", "d", "Stock")] });
const order = (of: typeof draft) => of.items.map(({ tile: { kpi } }) => kpi).join("");

test("a tile moves to another place, and no further than the ends", () => {
  expect(order(move(draft, "t2", 0))).toBe("cabd");
  expect(order(move(draft, "t0", 99))).toBe("bcda");
  expect(move(draft, "t1", 1)).toBe(draft);
});

test("a card joins the group that it comes to stand in, and keeps its own among charts", () => {
  expect(move(draft, "t3", 1).items[1]!.tile.group).toEqual(words("Sales"));
  expect(move(draft, "t3", 2).items[2]!.tile.group).toEqual(words("Sales"));
  expect(move(draft, "t0", 3).items[3]!.tile.group).toEqual(words("Stock"));
  expect(move({ ...draft, items: draft.items.slice(2) }, "t3", 0).items[0]!.tile.group).toEqual(words("Stock"));
});

test("sizes stay within the board, and cards as they are", () => {
  expect(resize(draft, "t2", 99, 1).items[2]!.tile).toMatchObject({ wide: 12, tall: 3 });
  expect(resize(draft, "t2", 6, null)).toBe(draft);
  expect(resize(draft, "t0", 12, 9)).toBe(draft);
});

test("a new card stands behind the last of its group", () => {
  expect(order(add(draft, tile("card", "x", "Sales")).draft)).toBe("abxcd");
  expect(order(add(draft, tile("line", "x")).draft)).toBe("abcdx");
});

test("steps are undone and done again, until another one is made", () => {
  const two = step(step(begin(draft), move(draft, "t2", 0)), remove(draft, "t0"));
  expect(order(undo(two).now)).toBe("cabd");
  expect(order(undo(undo(undo(two))).now)).toBe("abcd");
  expect(redo(undo(two))).toEqual(two);
  expect(step(undo(two), draft).future).toEqual([]);
});

test("what is let go stands before or behind the nearest, beside it or below", () => {
  const boxes = [{ left: 0, top: 0, right: 100, bottom: 50 }, { left: 110, top: 0, right: 210, bottom: 50 }, { left: 0, top: 60, right: 210, bottom: 120 }];
  expect(place(boxes, 20, 20, 210)?.index).toBe(0);
  expect(place(boxes, 90, 20, 210)?.index).toBe(1);
  expect(place(boxes, 400, 20, 210)?.index).toBe(2);
  expect(place(boxes, 150, 70, 210)?.index).toBe(2);
  expect(place(boxes, 20, 110, 210)?.index).toBe(3);
  expect(place([], 0, 0, 210)).toBeNull();
});

test("screens hold whole rows, a little smaller where they nearly fit; one that fits nowhere stands alone", () => {
  const rows = [{ top: 0, bottom: 100 }, { top: 0, bottom: 180 }, { top: 190, bottom: 300 }, { top: 310, bottom: 1_000 }];
  expect(screens(rows, 320)).toEqual([{ top: 0, height: 300, shrunk: 1 }, { top: 310, height: 320 / 0.6, shrunk: 0.6 }]);
  expect(screens(rows, 240)[0]).toEqual({ top: 0, height: 300, shrunk: 0.8 });
  expect(screens(rows, 239)[0]).toEqual({ top: 0, height: 180, shrunk: 1 });
  expect(screens([], 320)).toEqual([]);
});

test("a screen stays for as long as the address says, within reason", () => {
  expect([clamped(null), clamped("x"), clamped("1"), clamped("60"), clamped("99999")]).toEqual([30, 30, 5, 60, 3_600]);
});
