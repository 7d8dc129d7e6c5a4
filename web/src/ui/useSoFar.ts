/** How a period that is not over says so: until which time its last day is known, where all stores agree on one. */
import { useTranslation } from "react-i18next";

import type { Reading } from "../api";

export function useSoFar(): (reading: Pick<Reading, "so_far">) => { text: string; each: string | undefined } {
  const { t } = useTranslation();
  return ({ so_far = [] }) => {
    const known = so_far.map(({ store, until }) => ({ store, time: until.slice(11, 16) }));
    const [first, ...others] = new Set(known.map(({ time }) => time));
    return {
      text: first && others.length === 0 ? t("card.until", { time: first }) : t("card.soFar"),
      each: known.map(({ store, time }) => `${store} ${time}`).join(" · ") || undefined,
    };
  };
}
