/** The chart of a trend, in the tokens' colours: one line, a thin one to compare with, dashes where unfinished. */
import type { EChartsCoreOption } from "echarts/core";

import { markAxis, markSeries, saidOf } from "./annotations/drawing";
import type { Mark } from "./annotations/placing";
import { bubble, ending, escaped, lineEnd, openTail, plainLine, timeAxis, valueAxis } from "./lineFrame";
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
  target: string;
};

/** Under this width the line ends carry no words. */
const NARROW = 360;
const LABEL_WIDTH = 84;

type Options = {
  trend: Trend;
  words: TrendWords;
  tokens: Tokens;
  fromZero: boolean;
  width: number;
  /** Signs at the foot of the chart, and what the bubble says of a point's days. */
  marks?: readonly Mark[];
  notes?: (index: number) => readonly string[];
};

export function trendOption({ trend, words, tokens: c, fromZero, width, marks = [], notes }: Options): EChartsCoreOption {
  const narrow = width < NARROW;
  const { now, before, target = [] } = trend;
  const { last: lastKnown, open } = ending(now);
  const length = Math.max(now.length, 1);
  const end = (text: string, color: string) => lineEnd(!narrow, text, color, { fontWeight: 600, distance: 10 });
  const label = (index: number) => endText(now[index], open, words);
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: narrow ? 10 : 88, top: 26, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: timeAxis(now.map(words.period), width, LABEL_WIDTH, c),
    yAxis: [valueAxis(words.axis, fromZero, c), markAxis],
    tooltip: bubble((index) => bubbleRows(index, trend, words, c) + saidOf(notes?.(index) ?? [], c), c),
    series: [
      {
        ...plainLine,
        name: words.target,
        step: "middle",
        data: target,
        lineStyle: { color: c.t3, width: 1 },
        itemStyle: { color: c.t3 },
        endLabel: { ...end(target.some((value) => value !== null) ? words.target : "", c.t3), fontWeight: 400 },
        labelLayout: { moveOverlap: "shiftY" },
        z: 1,
      },
      {
        ...plainLine,
        name: words.before,
        data: before.slice(0, length).map((dot) => dot.value),
        lineStyle: { color: c.c2, width: 1.5 },
        itemStyle: { color: c.c2 },
        endLabel: { ...end(before.length ? words.before : "", c.t3), fontWeight: 400 },
        labelLayout: { moveOverlap: "shiftY" },
        z: 2,
      },
      {
        ...plainLine,
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
        ...openTail(now.map(({ value }) => value), { last: lastKnown, open }, c.primary, c),
        name: words.soFar,
        endLabel: open ? end(label(lastKnown), c.primary) : { show: false },
      },
      markSeries(marks, !narrow, c),
    ],
  };
}

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

function bubbleRows(index: number, { now, before, target = [] }: Trend, words: TrendWords, c: Tokens): string {
  const rows: [Dot | undefined, string][] = [
    [now[index], c.primary],
    [before[index], c.c2],
  ];
  const wanted = target[index];
  const told = rows.flatMap(([dot, color]) => (dot ? [bubbleRow(dot, color, words)] : []));
  return [...told, ...(wanted == null ? [] : [row(words.target, words.value(wanted), c.t3)])].join("");
}

function bubbleRow(dot: Dot, color: string, words: TrendWords): string {
  const value = dot.value === null ? "—" : words.value(dot.value);
  const period = words.period(dot) + (dot.complete ? "" : ` · ${words.soFar}`);
  return row(period, value, color);
}

function row(name: string, value: string, color: string): string {
  return `<div style="display:flex;gap:8px;align-items:center"><i style="width:10px;height:2px;background:${color}"></i><span>${escaped(name)}</span><b style="margin-left:auto;padding-left:16px">${escaped(value)}</b></div>`;
}
