/** The stages of a funnel from its passing rates: how many came to each, how many were lost, which rate moved most. */
import type { Reading } from "../../api";

export type Stage = {
  /** The rate that leads to it; the first stage is the denominator of the first rate that is known, nothing for visits. */
  kpi: string;
  count: number;
  lost: number | null;
  rate: Reading | null;
};

export function stages(rates: readonly (Reading | undefined)[]): Stage[] {
  const answered = rates.filter((rate): rate is Reading => rate !== undefined && rate.denominator !== null && rate.numerator !== null);
  const valued = answered.filter((rate) => rate.value !== null);
  const known = valued.length > 0 ? valued : answered;
  const first = known[0];
  if (!first) return [];
  const start = rates[rates.indexOf(first) - 1]?.kpi ?? "";
  return [
    { kpi: start, count: Number(first.denominator), lost: null, rate: null },
    ...known.map((rate) => ({ kpi: rate.kpi, count: Number(rate.numerator), lost: Number(rate.denominator) - Number(rate.numerator), rate })),
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
