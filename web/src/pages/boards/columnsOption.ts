/** The chart of columns over time, one layer on the other; an unfinished period is open. */
import { markAxis, markSeries, saidOf } from "../../ui/annotations/drawing";
import type { Mark } from "../../ui/annotations/placing";
import { bubble, escaped, valueAxis } from "../../ui/lineFrame";
import { fonts, type Tokens } from "../../ui/tokens";
import type { Layer } from "./stacked";

type Options = {
  labels: readonly string[];
  layers: readonly (Layer & { name: string })[];
  unfinished: number;
  target?: readonly (number | null)[];
  targetName: string;
  axis: (value: number) => string;
  value: (value: number) => string;
  tokens: Tokens;
  width: number;
  /** Signs above the columns, and what the bubble says of a column's days. */
  marks?: readonly Mark[];
  notes?: (index: number) => readonly string[];
};

const LABEL_WIDTH = 84;
/** Under this width the signs carry no counts. */
const NARROW = 360;

export function columnsOption({ labels, layers, unfinished, target = [], targetName, axis, value, tokens: c, width, marks = [], notes }: Options) {
  const colours = [c.primary, c.c3, c.c4, c.c5, c.c2];
  const step = Math.max(1, Math.ceil(labels.length / Math.max(2, Math.floor(width / LABEL_WIDTH))));
  const row = (name: string, said: string, color: string) =>
    `<div style="display:flex;gap:8px;align-items:center"><i style="width:10px;height:10px;border-radius:2px;background:${color}"></i><span>${escaped(name)}</span><b style="margin-left:auto;padding-left:16px">${escaped(said)}</b></div>`;
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: 8, top: 20, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "category",
      data: [...labels],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: c.t3, fontSize: 11, margin: 10, hideOverlap: true, interval: (index: number) => (labels.length - 1 - index) % step === 0 },
    },
    yAxis: [valueAxis(axis, true, c), markAxis],
    tooltip: bubble((index) => {
      const said = layers.map((layer, at) => row(layer.name, layer.values[index] == null ? "—" : value(layer.values[index]), colours[at % colours.length]!));
      const wanted = target[index] == null ? "" : row(targetName, value(target[index]), c.t3);
      return `${escaped(labels[index] ?? "")}${said.join("")}${wanted}${saidOf(notes?.(index) ?? [], c)}`;
    }, c),
    series: [
      ...layers.map((layer, at) => ({
        type: "bar",
        name: layer.name,
        stack: "all",
        barMaxWidth: 28,
        barCategoryGap: "28%",
        data: layer.values.map((one, index) => ({ value: one, itemStyle: index === unfinished ? open(colours[at % colours.length]!) : { color: colours[at % colours.length] } })),
      })),
      { type: "line", step: "middle", name: targetName, data: [...target], symbol: "none", silent: true, lineStyle: { color: c.t3, width: 1 }, z: 5 },
      markSeries(marks, width >= NARROW, c, true),
    ],
  };
}

const open = (color: string) => ({ color: "transparent", borderColor: color, borderType: "dashed", borderWidth: 1.5 });
