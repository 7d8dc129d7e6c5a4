/** The bars of a bridge with what stands beside them: what each part takes, its share of the base, and how that moved. */
import { MINUS } from "../format";
import type { Step } from "./bridge";
import type { Bar } from "./bridgeOption";

/** A number and what it was in the days compared with. */
export type Amount = { value: string | null; before: string | null };

type Words = { name: (step: Step) => string; money: (value: string) => string; percent: (value: number) => string };

/** A share that moved by less is not worth a word. */
const MOVED = 0.002;

export function barsOf(steps: readonly Step[], of: (kpi: string) => Amount | null, base: Amount | null, { name, money, percent }: Words): Bar[] {
  return steps.map((step, index): Bar => {
    const share = base?.value ? Math.abs(Number(step.value)) / Number(base.value) : null;
    const moved = share === null || step.kind === "rest" || index === 0 ? null : movedShare(share, of(step.kpi), base);
    const cost = step.kind === "part" && Number(step.value) < 0;
    return {
      name: name(step),
      from: Number(step.from),
      to: Number(step.to),
      text: (step.kind === "total" ? "" : Number(step.value) < 0 ? MINUS : "+") + (step.kind === "total" ? money(step.value) : money(step.value.replace("-", ""))),
      share: share === null ? "" : percent(share),
      change: moved === null || Math.abs(moved) < MOVED ? "" : `${moved > 0 ? "▲" : "▼"} ${(Math.abs(moved) * 100).toFixed(1)} pp`,
      worse: cost ? (moved ?? 0) > 0 : (moved ?? 0) < 0,
      kind: step.kind,
    };
  });
}

/** How much the share of a base differs from what it was. */
function movedShare(share: number, amount: Amount | null, base: Amount | null): number | null {
  return amount?.before == null || !Number(base?.before) ? null : share - Math.abs(Number(amount.before)) / Number(base!.before);
}
