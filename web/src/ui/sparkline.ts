/** The geometry of a small line: a path, its area, a dashed last piece when that is unfinished, and the last dot. */

export type Point = { value: number | null; complete: boolean };

export type Sparkline = { line: string; area: string; tail: string; dot: { x: number; y: number; hollow: boolean } };

const PAD = 3;

/** Null when there is nothing to draw. Gaps in the data are gaps in the line. */
export function sparkline(points: readonly Point[], width: number, height: number): Sparkline | null {
  const known = points.flatMap(({ value }, index) => (value === null ? [] : [{ value, index }]));
  const last = known.at(-1);
  if (!last) return null;
  const place = placing(known.map(({ value }) => value), points.length, width, height);
  const open = points[last.index]?.complete === false && known.length > 1;
  const solid = open ? known.slice(0, -1) : known;
  const runs = consecutive(solid).map((run) => run.map(place));
  const end = place(last);
  return {
    line: runs.map(path).join(""),
    area: runs.length === 1 && runs[0]!.length > 1 ? under(runs[0]!, height) : "",
    tail: open ? path([place(known.at(-2)!), end]) : "",
    dot: { ...end, hollow: open },
  };
}

type Known = { value: number; index: number };
type Place = { x: number; y: number };

function placing(values: number[], count: number, width: number, height: number): (known: Known) => Place {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = height - 2 * PAD;
  const flat = low === 0 ? height - PAD : height / 2;
  return ({ value, index }) => ({
    x: round(count > 1 ? (index / (count - 1)) * width : width),
    y: round(high === low ? flat : PAD + (1 - (value - low) / (high - low)) * room),
  });
}

function consecutive(known: Known[]): Known[][] {
  const runs: Known[][] = [];
  for (const point of known) {
    const run = runs.at(-1);
    if (run && run.at(-1)!.index === point.index - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

const path = (places: Place[]) => places.map(({ x, y }, i) => `${i ? "L" : "M"}${x} ${y}`).join("");

function under(run: Place[], height: number): string {
  return `${path(run)}L${run.at(-1)!.x} ${height}L${run[0]!.x} ${height}Z`;
}

const round = (n: number) => Math.round(n * 100) / 100;
