/** Bars from a common zero: negative ones to its left. */

export type Bar = { left: number; width: number; negative: boolean };

/** Left edge and width of each bar in percent of the lane. */
export function bars(values: readonly (number | null)[]): Bar[] {
  const known = values.flatMap((value) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low || 1;
  const zero = (-low / span) * 100;
  return values.map((value) => {
    const width = (Math.abs(value ?? 0) / span) * 100;
    const negative = (value ?? 0) < 0;
    return { left: negative ? zero - width : zero, width, negative };
  });
}

/** Highest first; what has no value comes last. */
export function ranked<T extends { value: string | null }>(rows: readonly T[]): T[] {
  const of = (row: T) => (row.value === null ? -Infinity : Number(row.value));
  return rows.toSorted((a, b) => of(b) - of(a));
}
