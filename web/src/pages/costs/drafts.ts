/** Costs as they are being typed, and what they start from. */
import type { CostEntered, LandedCosts, SkuCost } from "../../api";

export const FIELDS = ["purchase", "inbound", "duty", "currency", "effective_from"] as const;
export type FieldName = (typeof FIELDS)[number];
export type Draft = Record<FieldName, string>;
/** What is wrong, by field. */
export type Wrong = Partial<Record<string, string>>;

/** A cost that is missing starts on the first day with sales, so that it explains every margin; one that came late starts like its first. */
export function draftOfMissing({ history }: SkuCost, { since, usual, until }: LandedCosts): Draft {
  const first = history.at(-1);
  const from = since ?? until ?? "";
  if (!first) return { purchase: "", inbound: "", duty: "", currency: usual, effective_from: from };
  return { ...typed(first), effective_from: from };
}

/** A new price holds from today; what it is now stands in the fields. */
export function draftOfChange({ now, history }: SkuCost, usual: string, today: string): Draft {
  const last = now ?? history[0];
  return last ? { ...typed(last), effective_from: today } : { purchase: "", inbound: "", duty: "", currency: usual, effective_from: today };
}

const typed = ({ purchase, inbound, duty, currency }: SkuCost["history"][number]) => ({ purchase, inbound, duty, currency });

export const entered = (sku: string, draft: Draft): CostEntered => ({ sku, ...draft });

/** What a refusal says of the rows it is about, by SKU: `0.purchase` is of the first. */
export function wrongBySku(facts: Readonly<Record<string, string>>, skus: readonly string[]): Map<string, Wrong> {
  const found = new Map<string, Wrong>();
  for (const [place, text] of Object.entries(facts)) {
    const [row = "", field = ""] = place.split(".");
    const sku = skus[Number(row)];
    if (sku !== undefined) found.set(sku, { ...found.get(sku), [field]: text });
  }
  return found;
}
