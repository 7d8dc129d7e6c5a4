/** The stages of a funnel from its passing rates: how many came to each, how many were lost, which rate moved most. */
import type { Reading } from "../../api";

export type Stage = {
  /** The rate that leads to it; the first stage is the denominator of the first rate. */
  kpi: string;
  count: number;
  lost: number | null;
  rate: Reading | null;
};

export function stages(rates: readonly (Reading | undefined)[]): Stage[] {
  const known = rates.filter((rate): rate is Reading => rate !== undefined && rate.denominator !== null && rate.numerator !== null);
  const first = known[0];
  if (!first) return [];
  let before = Number(first.denominator);
  return [
    { kpi: "", count: before, lost: null, rate: null },
    ...known.map((rate) => {
      const count = Number(rate.numerator);
      const stage = { kpi: rate.kpi, count, lost: before - count, rate };
      before = count;
      return stage;
    }),
  ];
}

/** A change below this part of what it was is noise. */
const NOISE = 0.03;

/** The rate that changed most for its size; null where nothing stands out. */
export function movedMost(rates: readonly (Reading | undefined)[]): Reading | null {
  let most: Reading | null = null;
  for (const rate of rates) {
    if (moved(rate) > Math.max(NOISE, moved(most ?? undefined))) most = rate!;
  }
  return most;
}

const moved = (rate: Reading | undefined) => Math.abs(Number(rate?.comparison?.ratio ?? 0));
