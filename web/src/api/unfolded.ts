/** Readings as the server folds them, what repeats said once; unfolded they share it. */
import type { Reading, Schemas } from "./client";

type Folded = Schemas["CompactReadings"];

/** Each with all that it says; one that names its KPI takes nothing from the one before it. */
export function unfolded({ shared, readings }: Folded): Reading[] {
  const parts = shared as Record<string, readonly unknown[] | undefined>;
  let before: Record<string, unknown> = {};
  return readings.map((said) => {
    const now: Record<string, unknown> = "kpi" in said ? {} : { ...before };
    for (const [field, value] of Object.entries(said)) {
      const places = parts[field];
      now[field] = places && typeof value === "number" ? places[value] : value;
    }
    before = now;
    return now as unknown as Reading;
  });
}
