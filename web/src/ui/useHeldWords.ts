/** A value against its target in words: `93.3% of $199K`, `Target 59.3% · 4.1 pp short`. */
import { useTranslation } from "react-i18next";

import type { Reading, Target } from "../api";
import { useLanguage } from "../text";
import { change, say } from "./format";
import type { Held } from "./held";

export function useHeldWords(): (held: Held, reading: Reading, target: Target) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return ({ gap, aim }, { unit, currency }, { low, high }) => {
    const shown = (value: number | string) => say(value, { unit, currency, language, size: "table" });
    const percent = (share: number) => `${Math.round(share * 100)}%`;
    if (gap.kind === "share") {
      const facts = { share: percent(gap.share), target: shown(aim) };
      return gap.pace === null ? t("tile.shareOf", facts) : t("tile.sharePace", { ...facts, pace: percent(gap.pace) });
    }
    const by = unit === "ratio" ? (change({ change: String(gap.by), ratio: null }, unit, language)?.text ?? "") : shown(gap.by);
    const band = low !== null && high !== null;
    const wanted = !band ? t("tile.aim", { target: shown(aim) }) : gap.word === "within" ? t("tile.band", { low: shown(low), high: shown(high) }) : t("tile.edge", { edge: shown(aim) });
    return gap.word === "within" ? t("tile.within", { target: wanted }) : t(`tile.${gap.word}`, { target: wanted, by });
  };
}
