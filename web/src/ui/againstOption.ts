/** The chart of a value against what it is held to: a line, a thin stepped one, and the stretches in which it was bad. */
import type { EChartsCoreOption } from "echarts/core";

import { markAxis, markSeries, saidOf } from "./annotations/drawing";
import type { Mark } from "./annotations/placing";
import { bubble, ending, escaped, lineEnd, openTail, plainLine, timeAxis, valueAxis } from "./lineFrame";
import { fonts, type Tokens } from "./tokens";

/** One day, week or month, from `at` to `until`; `low` and `high` are what it is held to: one of them, or both of a band. */
export type Held = { at: string; until?: string; value: number | null; low?: number | null; high?: number | null; complete?: boolean };
/** Indexes of the first and the last point of a stretch. */
export type Stretch = { from: number; to: number };

export type AgainstWords = {
  axis: (value: number) => string;
  value: (value: number) => string;
  at: (point: Held) => string;
  actual: string;
  held: string;
  soFar: string;
};

type Options = { points: readonly Held[]; stretches: readonly Stretch[]; words: AgainstWords; tokens: Tokens; fromZero: boolean; width: number; marks: readonly Mark[]; notes: (index: number) => readonly string[] };

const NARROW = 340;
const LABEL_WIDTH = 76;

export function againstOption({ points, stretches, words, tokens: c, fromZero, width, marks, notes }: Options): EChartsCoreOption {
  const narrow = width < NARROW;
  const { last, open } = ending(points);
  const label = last < 0 ? "" : `${open ? words.soFar : words.actual} ${words.value(points[last]!.value!)}`;
  const end = (text: string, color: string, fontWeight: number) => lineEnd(!narrow && text !== "", text, color, { fontWeight, distance: 8 });
  const held = (side: "low" | "high") => ({
    ...plainLine,
    name: words.held,
    step: "middle",
    data: points.map((point) => point[side] ?? null),
    lineStyle: { color: c.t3, width: 1 },
    itemStyle: { color: c.t3 },
    endLabel: end(endOfHeld(points, side, words), c.t3, 400),
    labelLayout: { moveOverlap: "shiftY" },
    z: 2,
  });
  const sides = (["low", "high"] as const).filter((side) => points.some((point) => point[side] != null));
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: narrow ? 10 : 104, top: 12, bottom: 8, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: timeAxis(points.map(words.at), width, LABEL_WIDTH, c, { alignMaxLabel: "right" }),
    yAxis: [valueAxis(words.axis, fromZero, c), markAxis],
    tooltip: bubble((index) => bubbleRows(points[index], words) + saidOf(notes(index), c), c),
    series: [
      ...sides.map(held),
      {
        ...plainLine,
        name: words.actual,
        data: points.map(({ value }, index) => (index !== last || value === null ? value : open ? null : dot(value, c))),
        lineStyle: { color: c.primary, width: 2 },
        itemStyle: { color: c.primary },
        endLabel: end(open ? "" : label, c.primary, 600),
        labelLayout: { moveOverlap: "shiftY" },
        markArea: { silent: true, itemStyle: { color: c.bad, opacity: 0.1 }, data: stretches.map(({ from, to }) => [{ xAxis: Math.max(0, from) }, { xAxis: to }]) },
        z: 4,
      },
      { ...openTail(points.map(({ value }) => value), { last, open }, c.primary, c), name: words.soFar, endLabel: end(open ? label : "", c.primary, 600) },
      markSeries(marks, !narrow, c),
    ],
  };
}

const dot = (value: number, c: Tokens) => ({ value, symbol: "circle", symbolSize: 6, itemStyle: { color: c.primary } });

function endOfHeld(points: readonly Held[], side: "low" | "high", words: AgainstWords): string {
  const last = points.findLast((point) => point[side] != null)?.[side];
  return last == null ? "" : `${words.held} ${words.value(last)}`;
}

function bubbleRows(point: Held | undefined, words: AgainstWords): string {
  if (!point) return "";
  const row = (name: string, value: number | null | undefined) =>
    `<div style="display:flex;gap:16px"><span>${escaped(name)}</span><b style="margin-left:auto">${escaped(value == null ? "—" : words.value(value))}</b></div>`;
  const held = [point.low, point.high].filter((value) => value != null);
  return `<div>${escaped(words.at(point) + (point.complete === false ? ` · ${words.soFar}` : ""))}</div>${row(words.actual, point.value)}${held.map((value) => row(words.held, value)).join("")}`;
}
