/** What every chart of lines over time has in common: axes, bubble and the form of its lines. */
import { fonts, type Tokens } from "./tokens";

/** A line that shows only the dots it is given. */
export const plainLine = { type: "line", showSymbol: true, showAllSymbol: true, symbol: "none", silent: true };

/** Where a line ends, and whether that point is of a period that is not over yet. */
export function ending(points: readonly { value: number | null; complete?: boolean }[]): { last: number; open: boolean } {
  const last = points.findLastIndex(({ value }) => value !== null);
  return { last, open: last > 0 && points[last]?.complete === false };
}

/** The last stretch of a line that leads to an unfinished point: dashed, to an open dot. */
export function openTail(values: readonly (number | null)[], { last, open }: { last: number; open: boolean }, color: string, c: Tokens) {
  const dot = { symbol: "circle", symbolSize: 8, itemStyle: { color: c.card, borderColor: color, borderWidth: 2 } };
  return {
    ...plainLine,
    data: values.map((value, index) => (!open || index < last - 1 || index > last ? null : index === last ? { value, ...dot } : value)),
    lineStyle: { color, width: 2, type: [3, 3] },
    labelLayout: { moveOverlap: "shiftY" },
    z: 5,
  };
}

/** Days, weeks or months along the bottom, about one label in `labelWidth` pixels; `more` goes to the labels. */
export function timeAxis(labels: readonly string[], width: number, labelWidth: number, c: Tokens, more: { alignMaxLabel?: "right" } = {}) {
  const wanted = Math.max(2, Math.floor(width / labelWidth));
  return {
    type: "category",
    boundaryGap: false,
    data: [...labels],
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: c.t3, fontSize: 11, hideOverlap: true, margin: 10, interval: every(Math.max(labels.length, 1), wanted), ...more },
  };
}

export function valueAxis(formatter: (value: number) => string, fromZero: boolean, c: Tokens) {
  return { type: "value", scale: !fromZero, splitNumber: 3, axisLabel: { color: c.t3, fontSize: 11, formatter }, splitLine: { lineStyle: { color: c.grid } } };
}

/** The bubble beside the pointer; `words` writes the HTML of the point with an index. */
export function bubble(words: (index: number) => string, c: Tokens) {
  return {
    trigger: "axis",
    confine: true,
    backgroundColor: c.card,
    borderColor: c.line,
    padding: [8, 12],
    extraCssText: `box-shadow:${c.float};border-radius:8px`,
    textStyle: { color: c.t1, fontSize: 12, fontFamily: fonts },
    axisPointer: { type: "line", lineStyle: { color: c.c2, type: "solid", width: 1 } },
    formatter: (hovered: unknown) => {
      const index = Array.isArray(hovered) ? (hovered[0] as { dataIndex?: number } | undefined)?.dataIndex : undefined;
      return index === undefined ? "" : words(index);
    },
  };
}

/** Words behind a line's last point. */
export const lineEnd = (show: boolean, text: string, color: string, more: { fontWeight: number; distance: number }) => ({
  show,
  formatter: () => text,
  color,
  fontSize: 11,
  lineHeight: 15,
  fontFamily: fonts,
  ...more,
});

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Labels at a fixed distance back from the last one, about `wanted` of them. */
function every(length: number, wanted: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(length / wanted));
  return (index) => (length - 1 - index) % step === 0;
}
