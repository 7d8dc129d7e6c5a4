/** Within which limits an action stays, and with which data and catalogue it was worked out. */
import { useTranslation } from "react-i18next";

import { usePlaybooks, type ActionDetail } from "../../api";
import { useLanguage } from "../../text";
import { say } from "../../ui/format";
import css from "./Within.module.css";
import type { ActionWords } from "./useActionWords";

const NONE = "none";

export function Within({ action, words }: { action: ActionDetail; words: ActionWords }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const limits = usePlaybooks().data?.find(({ id }) => id === action.playbook)?.limits ?? {};
  const told = (name: string): string | null => (limits[name] && limits[name] !== NONE ? limits[name] : null);
  const money = told("money");
  const dayMoney = told("day_money");
  const dayActions = told("day_actions");
  const change = told("change");
  const percent = (value: string) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const said = [
    money && t("limit.money", { amount: words.limit(money) }),
    dayMoney && t("limit.dayMoney", { amount: words.limit(dayMoney) }),
    dayActions && t("limit.dayActions", { count: Number(dayActions) }),
    change && t("limit.change", { share: percent(change) }),
    Number(action.change) ? t("limit.itsChange", { share: percent(action.change) }) : null,
  ].filter(Boolean);
  return (
    <dl className={css.within}>
      <div>
        <dt>{t("limit.title")}</dt>
        <dd>{said.length > 0 ? said.join(t("semicolon")) : t("limit.none")}</dd>
      </div>
      <div>
        <dt>{t("actions.madeWith")}</dt>
        <dd>{t("actions.versions", { lake: action.provenance.lake, catalogue: action.provenance.catalogue, digest: action.digest.slice(0, 12) })}</dd>
      </div>
    </dl>
  );
}
