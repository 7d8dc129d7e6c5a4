/** The chart of a quadrant: grey dots, the named ones in colour, each corner says what to do. */
import { escaped } from "../lineFrame";
import { fonts, type Tokens } from "../tokens";
import { edge, named, type Corner, type Spot } from "./quadrant";

type Options = {
  spots: readonly Spot[];
  at: { x: number; y: number };
  words: Record<Corner, string>;
  names: { x: string; y: string; size: string };
  say: { x: (value: number, axis?: boolean) => string; y: (value: number, axis?: boolean) => string; size: (value: number) => string };
  tokens: Tokens;
  width: number;
};

const SMALLEST = 5;
const LARGEST = 22;
/** More spots than these are drawn smaller, so that one still stands beside the other. */
const CROWDED = 200;

export function quadrantOption({ spots, at, words, names, say, tokens: c, width }: Options) {
  const labelled = width < 420 ? new Set<string>() : named(spots);
  const [xs, ys] = [edge(spots.map(({ x }) => x), at.x), edge(spots.map(({ y }) => y), at.y)];
  const most = Math.max(...spots.map(({ size }) => size), 1);
  const largest = LARGEST * Math.min(1, Math.sqrt(CROWDED / Math.max(spots.length, 1)));
  const colours: Record<Corner, string> = { best: c.primary, promote: c.c4, reprice: c.c5, clear: c.poor };
  const axis = (name: string, range: { low: number; high: number }, say: (value: number, axis?: boolean) => string) => ({
    type: "value",
    min: range.low,
    max: range.high,
    name,
    nameTextStyle: { color: c.t3, fontSize: 11 },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: c.t3, fontSize: 11, showMinLabel: false, showMaxLabel: false, formatter: (value: number) => say(value, true) },
    splitNumber: 4,
    splitLine: { lineStyle: { color: c.grid } },
  });
  const inside = (value: number, { low, high }: { low: number; high: number }) => Math.min(high, Math.max(low, value));
  return {
    animation: false,
    textStyle: { fontFamily: fonts },
    grid: { left: 4, right: 12, top: 28, bottom: 24, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: { ...axis(names.x, xs, say.x), nameLocation: "middle", nameGap: 24 },
    yAxis: { ...axis(names.y, ys, say.y), nameLocation: "end", nameTextStyle: { color: c.t3, fontSize: 11, align: "left" } },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: c.card,
      borderColor: c.line,
      textStyle: { color: c.t1, fontSize: 12, fontFamily: fonts },
      formatter: ({ dataIndex }: { dataIndex: number }) => {
        const spot = spots[dataIndex];
        return spot ? told(spot, names, say, words[spot.corner]) : "";
      },
    },
    series: [
      {
        type: "scatter",
        data: spots.map((spot) => ({
          value: [inside(spot.x, xs), inside(spot.y, ys)],
          symbolSize: SMALLEST + Math.sqrt(spot.size / most) * (largest - SMALLEST),
          itemStyle: { color: labelled.has(spot.key) ? colours[spot.corner] : c.c2, opacity: labelled.has(spot.key) ? 0.9 : 0.45 },
          label: { show: labelled.has(spot.key), formatter: spot.key, position: spot.x > xs.high - (xs.high - xs.low) / 5 ? "left" : "right", color: c.t1, fontSize: 11 },
        })),
        labelLayout: { hideOverlap: true },
        markLine: { silent: true, symbol: "none", label: { show: false }, lineStyle: { color: c.t3, width: 1, type: "solid" }, data: [{ xAxis: at.x }, { yAxis: at.y }] },
        markArea: {
          silent: true,
          itemStyle: { color: "transparent" },
          label: { fontSize: 11, fontWeight: 600, distance: 6 },
          data: [
            area("insideTopLeft", words.promote, colours.promote, [xs.low, at.x], [at.y, ys.high]),
            area("insideTopRight", words.best, colours.best, [at.x, xs.high], [at.y, ys.high]),
            area("insideBottomLeft", words.clear, colours.clear, [xs.low, at.x], [ys.low, at.y]),
            area("insideBottomRight", words.reprice, colours.reprice, [at.x, xs.high], [ys.low, at.y]),
          ],
        },
      },
    ],
  };
}

const area = (position: string, name: string, color: string, [x0, x1]: [number, number], [y0, y1]: [number, number]) => [
  { name, coord: [x0, y0], label: { position, color } },
  { coord: [x1, y1] },
];

function told(spot: Spot, names: Options["names"], say: Options["say"], corner: string): string {
  const line = (name: string, value: string) => `<div style="display:flex;gap:16px"><span>${escaped(name)}</span><b style="margin-left:auto">${escaped(value)}</b></div>`;
  return `<b>${escaped(spot.key)}</b> · ${escaped(corner)}${line(names.size, say.size(spot.size))}${line(names.x, say.x(spot.x))}${line(names.y, say.y(spot.y))}`;
}
