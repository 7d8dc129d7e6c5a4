/** The way from the first total to the last, part by part, in exact decimals; what does not add up is said. */
import { negated, summed } from "../decimals";

export type Step = {
  /** The KPI; of the part that two totals leave between them, the later one. */
  kpi: string;
  kind: "total" | "part" | "rest";
  /** How it moves what came before; of a total, what it has come to. */
  value: string;
  from: string;
  to: string;
};

/** A number of the way; `R` is whatever it comes in. */
type Valued = { value: string | null };

export type Bridge<R> = { steps: Step[]; off: { kpi: string; by: string }[]; missing: R | null };

/** Below half a cent nothing is missing: it is the last digit of an exchange rate. */
const EXACT = 0.005;

export function bridge<R extends Valued>(kpis: readonly string[], signs: readonly string[], of: (kpi: string) => R | undefined): Bridge<R> {
  const steps: Step[] = [];
  const off: Bridge<R>["off"] = [];
  let at = "0";
  let parts = 0;
  for (const [index, kpi] of kpis.entries()) {
    const reading = of(kpi);
    if (reading?.value == null) return { steps: [], off: [], missing: reading ?? null };
    if (signs[index] !== "=") {
      const value = signs[index] === "-" ? negated(reading.value) : reading.value;
      const to = summed([at, value]);
      steps.push({ kpi, kind: "part", value, from: at, to });
      at = to;
      parts += 1;
      continue;
    }
    const rest = summed([reading.value, negated(at)]);
    if (index > 0 && parts === 0) steps.push({ kpi, kind: "rest", value: rest, from: at, to: reading.value });
    else if (index > 0 && Math.abs(Number(rest)) > EXACT) off.push({ kpi, by: rest });
    steps.push({ kpi, kind: "total", value: reading.value, from: "0", to: reading.value });
    at = reading.value;
    parts = 0;
  }
  return { steps, off, missing: null };
}
