/** The chart of a trend, in the tokens' colours: one line, a thin one to compare with, dashes where unfinished. */
import type { EChartsCoreOption } from "echarts/core";

import { peak, type Dot, type Trend } from "./trend";
import { fonts, type Tokens } from "./tokens";

export type TrendWords = {
  /** A value on the axis, and in full. */
  axis: (value: number) => string;
  value: (value: number) => string;
  period: (dot: Dot) => string;
  now: string;
  before: string;
  soFar: string;
};

/** Under this width the line ends carry no words. */
const NARROW = 360;
const LABEL_WIDTH = 84;

type Options = { trend: Trend; words: TrendWords; tokens: Tokens; fromZero: boolean; width: number };

export function trendOption({ trend, words, tokens: c, fromZero, width }: Options): EChartsCoreOption {
  const narrow = width < NARROW;
  const { now, before } = trend;
  const lastKnown = now.findLastIndex((dot) => dot.value !== null);
  const open = lastKnown > 0 && now[lastKnown]?.complete === false;
  const length = Math.max(now.length, 1);
  const end = (text: string, color: string) => ({
    show: !narrow,
    formatter: () => text,
    color,
    fontSize: 11,
    lineHeight: 15,
    fontFamily: fonts,
    fontWeight: 600,
    distance: 10,
  });
  const label = (index: number) => endText(now[index], open, words);
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: narrow ? 10 : 88, top: 26, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: now.map(words.period),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.t3, fontSize: 11, hideOverlap: true, margin: 10, interval: every(length, Math.max(2, Math.floor(width / LABEL_WIDTH))) },
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
      formatter: (hovered: unknown) => bubble(hovered, trend, words, c),
    },
    series: [
      {
        ...plain,
        name: words.before,
        data: before.slice(0, length).map((dot) => dot.value),
        lineStyle: { color: c.c2, width: 1.5 },
        itemStyle: { color: c.c2 },
        endLabel: { ...end(before.length ? words.before : "", c.t3), fontWeight: 400 },
        labelLayout: { moveOverlap: "shiftY" },
        z: 2,
      },
      {
        ...plain,
        name: words.now,
        data: now.map((dot, i) => point(open && i === lastKnown ? null : dot.value, i === peak(now), words, c)),
        lineStyle: { color: c.primary, width: 2 },
        itemStyle: { color: c.primary },
        areaStyle: fromZero ? { color: c.primary, opacity: 0.06 } : undefined,
        endLabel: open ? { show: false } : end(label(lastKnown), c.primary),
        labelLayout: { moveOverlap: "shiftY" },
        z: 4,
      },
      {
        ...plain,
        name: words.soFar,
        data: now.map((dot, i) => (open && i >= lastKnown - 1 && i <= lastKnown ? tail(dot, i === lastKnown, c) : null)),
        lineStyle: { color: c.primary, width: 2, type: [3, 3] },
        endLabel: open ? end(label(lastKnown), c.primary) : { show: false },
        labelLayout: { moveOverlap: "shiftY" },
        z: 5,
      },
    ],
  };
}

const plain = { type: "line", showSymbol: true, showAllSymbol: true, symbol: "none", silent: true };

function endText(dot: Dot | undefined, open: boolean, words: TrendWords): string {
  if (!dot || dot.value === null) return "";
  return open ? `${words.soFar}\n${words.value(dot.value)}` : `${words.now}\n${words.value(dot.value)}`;
}

function point(value: number | null, isPeak: boolean, words: TrendWords, c: Tokens) {
  if (!isPeak || value === null) return value;
  return {
    value,
    symbol: "circle",
    symbolSize: 5,
    label: { show: true, position: "top", formatter: words.value(value), color: c.t1, fontSize: 12, fontWeight: 600 },
  };
}

function tail(dot: Dot, last: boolean, c: Tokens) {
  if (!last) return dot.value;
  return { value: dot.value, symbol: "circle", symbolSize: 8, itemStyle: { color: c.card, borderColor: c.primary, borderWidth: 2 } };
}

/** Labels at a fixed distance back from the last one, about `wanted` of them. */
function every(length: number, wanted: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(length / wanted));
  return (index) => (length - 1 - index) % step === 0;
}

function bubble(hovered: unknown, { now, before }: Trend, words: TrendWords, c: Tokens): string {
  const index = Array.isArray(hovered) ? (hovered[0] as { dataIndex?: number } | undefined)?.dataIndex : undefined;
  if (index === undefined) return "";
  const rows: [Dot | undefined, string][] = [
    [now[index], c.primary],
    [before[index], c.c2],
  ];
  return rows.flatMap(([dot, color]) => (dot ? [bubbleRow(dot, color, words)] : [])).join("");
}

function bubbleRow(dot: Dot, color: string, words: TrendWords): string {
  const value = dot.value === null ? "—" : words.value(dot.value);
  const period = words.period(dot) + (dot.complete ? "" : ` · ${words.soFar}`);
  return `<div style="display:flex;gap:8px;align-items:center"><i style="width:10px;height:2px;background:${color}"></i><span>${escape(period)}</span><b style="margin-left:auto;padding-left:16px">${escape(value)}</b></div>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
