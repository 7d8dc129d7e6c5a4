/** The chart of a bridge: totals dark, parts grey, the result in primary; upright where there is room, lying where not. */
import type { Tokens } from "../tokens";
import { fonts } from "../tokens";

export type Bar = { name: string; from: number; to: number; text: string; share: string; change: string; worse: boolean; kind: "total" | "part" | "rest" };

type Options = { bars: readonly Bar[]; axis: (value: number) => string; tokens: Tokens; width: number };

/** Under this width the bars lie. */
const NARROW = 640;

export function bridgeOption({ bars, axis, tokens: c, width }: Options) {
  const lying = width < NARROW;
  const colour = (bar: Bar, index: number) => (index === bars.length - 1 ? c.primary : bar.kind === "total" ? c.t2 : c.c2);
  const room = (width - 48) / Math.max(bars.length, 1) - 6;
  const label = (bar: Bar) => (lying ? `{n|${bar.name}}` : `${broken(bar.name, room).map((line) => `{n|${line}}`).join("\n")}\n{s|${bar.share}}\n${bar.change ? `{${bar.worse ? "w" : "b"}|${bar.change}}` : " "}`);
  const names = {
    type: "category",
    data: bars.map(({ name }) => name),
    inverse: lying,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      interval: 0,
      fontSize: 11,
      lineHeight: 15,
      fontFamily: fonts,
      formatter: (_: string, index: number) => label(bars[index]!),
      rich: { n: { color: c.t1, fontSize: 11 }, s: { color: c.t3, fontSize: 11 }, w: { color: c.poor, fontSize: 11 }, b: { color: c.good, fontSize: 11 } },
    },
  };
  const values = { type: "value", splitNumber: 3, axisLabel: { show: !lying, color: c.t3, fontSize: 11, formatter: axis }, splitLine: { lineStyle: { color: c.grid } } };
  const bar = { type: "bar", stack: "way", barWidth: "62%", silent: true };
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: lying ? 64 : 8, top: lying ? 4 : 24, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: [
      { ...bar, data: bars.map(({ from, to }) => (from * to < 0 ? 0 : Math.min(from, to) >= 0 ? Math.min(from, to) : Math.max(from, to))), itemStyle: { color: "transparent" } },
      {
        ...bar,
        data: bars.map((one, index) => ({ value: length(one), itemStyle: { color: colour(one, index), borderRadius: 2 } })),
        label: { show: true, position: lying ? "right" : "top", formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]!.text, color: c.t1, fontSize: 11, fontWeight: 600 },
      },
    ],
  };
}

/** How long a bar is from where it starts; below zero it hangs. */
function length({ from, to }: Bar): number {
  const size = Math.abs(to - from);
  return Math.min(from, to) < 0 && Math.max(from, to) <= 0 ? -size : size;
}

/** A Chinese character is as wide as its type is high, a Latin one about half that. */
const widthOf = (text: string) => [...text].reduce((sum, sign) => sum + (sign > "\u2e7f" ? 11 : 6.2), 0);

/** A name in two lines, the second cut where even that does not do; always two, so that what is below stands level. */
function broken(name: string, room: number): [string, string] {
  if (widthOf(name) <= room) return [name, " "];
  const pieces = /[\u2e80-\uffff]/.test(name) ? [...name] : name.split(/(?<= )/);
  let first = pieces[0] ?? "";
  let at = 1;
  while (at < pieces.length && widthOf(first + pieces[at]!) <= room) first += pieces[at++]!;
  let second = pieces.slice(at).join("");
  if (widthOf(second) > room) {
    while (second && widthOf(`${second}…`) > room) second = second.slice(0, -1);
    second += "…";
  }
  return [first.trim(), second.trim() || " "];
}
