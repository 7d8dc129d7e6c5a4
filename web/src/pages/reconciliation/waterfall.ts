/** The way from our figure to the platform's: where each bar begins and ends, as shares of the width. */

export type Step = { id: string; from: number; to: number };
export type Bar = { id: string; left: number; width: number; rises: boolean };
export type Waterfall = { bars: Bar[]; cut: boolean };

const ROOM = 0.25;
/** Below this share of the whole, differences would not be seen beside bars that start at zero. */
const SMALL = 0.5;

/** `causes` in their order; the first bar is ours, the last the platform's. */
export function waterfall(own: number, official: number, causes: readonly { id: string; amount: number }[]): Waterfall {
  const steps: Step[] = [];
  let at = own;
  for (const { id, amount } of causes) {
    steps.push({ id, from: at, to: at + amount });
    at += amount;
  }
  const ends = [own, official, ...steps.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low;
  const cut = low > 0 && span > 0 && span / high < SMALL;
  const first = cut ? low - ROOM * span : Math.min(0, low);
  const last = Math.max(high, 0);
  const share = (value: number) => (last === first ? 0 : (value - first) / (last - first));
  const bar = (id: string, from: number, to: number): Bar => ({ id, left: share(Math.min(from, to)), width: share(Math.max(from, to)) - share(Math.min(from, to)), rises: to >= from });
  const base = cut ? first : 0;
  return { bars: [bar("own", base, own), ...steps.map(({ id, from, to }) => bar(id, from, to)), bar("official", base, official)], cut };
}
