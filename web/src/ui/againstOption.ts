/** The chart of a value against what it is held to: a line, a thin stepped one, and the stretches in which it was bad. */
import type { EChartsCoreOption } from "echarts/core";

import { fonts, type Tokens } from "./tokens";

/** One day, week or month; `low` and `high` are what it is held to: one of them, or both of a band. */
export type Held = { at: string; value: number | null; low?: number | null; high?: number | null; complete?: boolean };
/** Indexes of the first and the last point of a stretch. */
export type Stretch = { from: number; to: number };

export type AgainstWords = {
  axis: (value: number) => string;
  value: (value: number) => string;
  at: (point: Held) => string;
  actual: string;
  held: string;
};

type Options = { points: readonly Held[]; stretches: readonly Stretch[]; words: AgainstWords; tokens: Tokens; fromZero: boolean; width: number };

const NARROW = 340;
const LABEL_WIDTH = 76;

export function againstOption({ points, stretches, words, tokens: c, fromZero, width }: Options): EChartsCoreOption {
  const narrow = width < NARROW;
  const last = points.findLastIndex(({ value }) => value !== null);
  const end = (text: string, color: string, fontWeight: number) => ({ show: !narrow && text !== "", formatter: () => text, color, fontSize: 11, lineHeight: 15, fontFamily: fonts, fontWeight, distance: 8 });
  const held = (side: "low" | "high") => ({
    ...plain,
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
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: points.map(words.at),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.t3, fontSize: 11, hideOverlap: true, alignMaxLabel: "right", margin: 10, interval: every(points.length, Math.max(2, Math.floor(width / LABEL_WIDTH))) },
    },
    yAxis: {
      type: "value",
      scale: !fromZero,
      splitNumber: 3,
      axisLabel: { color: c.t3, fontSize: 11, formatter: words.axis },
      splitLine: { lineStyle: { color: c.grid } },
    },
    tooltip: {
      trigger: "axis",
      confine: true,
      backgroundColor: c.card,
      borderColor: c.line,
      padding: [8, 12],
      extraCssText: `box-shadow:${c.float};border-radius:8px`,
      textStyle: { color: c.t1, fontSize: 12, fontFamily: fonts },
      axisPointer: { type: "line", lineStyle: { color: c.c2, type: "solid", width: 1 } },
      formatter: (hovered: unknown) => bubble(hovered, points, words),
    },
    series: [
      ...sides.map(held),
      {
        ...plain,
        name: words.actual,
        data: points.map(({ value }, index) => (index === last && value !== null ? dot(value, c) : value)),
        lineStyle: { color: c.primary, width: 2 },
        itemStyle: { color: c.primary },
        endLabel: end(last < 0 ? "" : `${words.actual} ${words.value(points[last]!.value!)}`, c.primary, 600),
        labelLayout: { moveOverlap: "shiftY" },
        markArea: { silent: true, itemStyle: { color: c.bad, opacity: 0.1 }, data: stretches.map(({ from, to }) => [{ xAxis: Math.max(0, from) }, { xAxis: to }]) },
        z: 4,
      },
    ],
  };
}

const plain = { type: "line", showSymbol: true, showAllSymbol: true, symbol: "none", silent: true };

const dot = (value: number, c: Tokens) => ({ value, symbol: "circle", symbolSize: 6, itemStyle: { color: c.primary } });

function endOfHeld(points: readonly Held[], side: "low" | "high", words: AgainstWords): string {
  const last = points.findLast((point) => point[side] != null)?.[side];
  return last == null ? "" : `${words.held} ${words.value(last)}`;
}

/** Labels at a fixed distance back from the last one, about `wanted` of them. */
function every(length: number, wanted: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(length / wanted));
  return (index) => (length - 1 - index) % step === 0;
}

function bubble(hovered: unknown, points: readonly Held[], words: AgainstWords): string {
  const index = Array.isArray(hovered) ? (hovered[0] as { dataIndex?: number } | undefined)?.dataIndex : undefined;
  const point = index === undefined ? undefined : points[index];
  if (!point) return "";
  const row = (name: string, value: number | null | undefined) =>
    `<div style="display:flex;gap:16px"><span>${escape(name)}</span><b style="margin-left:auto">${escape(value == null ? "—" : words.value(value))}</b></div>`;
  const held = [point.low, point.high].filter((value) => value != null);
  return `<div>${escape(words.at(point))}</div>${row(words.actual, point.value)}${held.map((value) => row(words.held, value)).join("")}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
