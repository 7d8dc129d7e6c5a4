/** For how much of the sales costs are known; moves as they are entered. */
import { useTranslation } from "react-i18next";

import type { LandedCosts, SkuCost } from "../../api";
import { useLanguage } from "../../text";
import { Bar } from "../../ui/Bar";
import { sayRange } from "../../ui/dates";
import { say } from "../../ui/format";
import css from "./Coverage.module.css";

export function Coverage({ costs, gone }: { costs: LandedCosts; gone: readonly SkuCost[] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { coverage, first, until, gross, currency } = costs;
  if (coverage === null || !first || !until) return <p className={css.words}>{t("costs.noSales")}</p>;
  const entered = gone.reduce((sum, row) => sum + Number(row.explains ?? 0), 0);
  const share = Math.min(1, Number(coverage) + entered);
  const left = Number(gross ?? 0) * (1 - share);
  const money = (value: number) => say(value, { unit: "money", currency, language, size: "table" });
  const told = t("costs.coverage", { share: known(share, language), range: sayRange(first, until, language) });
  return (
    <div className={css.coverage} data-coverage={share}>
      <p className={css.words}>
        <b>{told}</b>
        {left > 0.005 && <span>{t("costs.left", { amount: money(left), total: money(Number(gross)) })}</span>}
      </p>
      <Bar share={share} label={told} tone={share >= 0.98 ? "ok" : share >= 0.9 ? "warn" : "bad"} />
    </div>
  );
}

/** Nearly all is not all: 99.97 % is not told as 100 %. */
function known(share: number, language: "zh" | "en"): string {
  const shown = share < 1 ? Math.min(share, 0.9999) : 1;
  return say(shown, { unit: "ratio", currency: null, language, size: shown > 0.99 && shown < 1 ? "full" : "table" });
}
