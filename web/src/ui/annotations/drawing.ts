/** How annotations are drawn on any chart over time: signs at its foot, or above its columns, and lines in the bubble of a point. */
import { escaped } from "../lineFrame";
import type { Tokens } from "../tokens";
import { outline } from "./glyphs";
import type { Mark } from "./placing";

const SIZE = 10;

/** The second axis of a chart with signs: they stand on its zero, or on its end where columns would hide them. */
export const markAxis = { type: "value", show: false, min: 0, max: 1 };

/** The signs; `counted` says at their side how many there are where several meet. */
export function markSeries(marks: readonly Mark[], counted: boolean, c: Tokens, above = false) {
  return {
    type: "scatter",
    yAxisIndex: 1,
    silent: true,
    symbolSize: SIZE,
    symbolOffset: [0, -SIZE / 2 - 1],
    data: marks.map(({ index, kind, count }) => ({
      value: [index, above ? 1 : 0],
      symbol: `path://${outline(kind)}`,
      label: count > 1 && counted ? { show: true, formatter: String(count), position: "right", distance: 1, color: c.t2, fontSize: 9 } : { show: false },
    })),
    itemStyle: { color: c.t2, borderColor: c.card, borderWidth: 1 },
    z: 6,
  };
}

/** What happened on the days of a point, a line each. */
export function saidOf(notes: readonly string[], c: Tokens): string {
  const lines = notes.map((note) => `<div>${escaped(note)}</div>`).join("");
  return lines && `<div style="max-width:280px;margin-top:6px;padding-top:6px;border-top:1px solid ${c.line};color:${c.t2};white-space:normal">${lines}</div>`;
}
