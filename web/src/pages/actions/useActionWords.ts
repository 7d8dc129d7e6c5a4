/** An action's money, moments, steps and effect as text. */
import { useTranslation } from "react-i18next";

import { useCompany, useKpis, usePlaybooks, type ActionEffect, type ActionEntry } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { sayAgo, sayMoment } from "../../ui/ago";
import { sayDay } from "../../ui/dates";
import { say } from "../../ui/format";
import { today } from "../../ui/today";
import { useCoded } from "../../ui/words";

/** How the name of a playbook begins that decides by itself. */
const PLAYBOOK = "playbook:";

export function useActionWords() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const coded = useCoded();
  const currency = useCompany().data?.currency ?? null;
  const playbooks = usePlaybooks().data;
  const kpis = useKpis().data;
  const actor = useActorName();
  const number = (value: string | number, unit: string) => say(value, { unit, currency, language, size: "table" });
  const kpi = (id: string) => {
    const found = kpis?.find((one) => one.id === id);
    return found ? two(found.name) : coded("effectOf", id, id);
  };
  const step = (what: string): string => {
    const [way, name] = what.split(":");
    return name ? `${coded("actionWay", way!, way!)} · ${coded("actionStep", name, name)}` : coded("actionEvent", what, coded("actionStatus", what, what));
  };
  return {
    money: ({ money }: Pick<ActionEntry, "money">) => (Number(money) ? number(money, "money") : ""),
    amount: (value: string | number) => number(value, "money"),
    /** A limit as it was agreed, to the last digit. */
    limit: (value: string) => `${say(value, { unit: "count", currency: null, language, size: "full" })} ${currency ?? ""}`,
    playbook: (id: string) => {
      const found = playbooks?.find((one) => one.id === id);
      return found ? two(found.name) : id;
    },
    kpi,
    knownKpi: (id: string) => kpis?.some((one) => one.id === id) ?? false,
    ago: (instant: string) => sayAgo(instant, language),
    /** Until when a proposal can be decided, or since when it cannot. */
    expiry: (instant: string) => t(Date.parse(instant) > Date.now() ? "actions.expires" : "actions.expired", { when: sayAgo(instant, language) }),
    day: (iso: string) => sayDay(iso, language, today()),
    at: (instant: string) => sayMoment(instant, language),
    by: (who: string | null) => {
      const found = who?.startsWith(PLAYBOOK) ? playbooks?.find((one) => one.id === who.slice(PLAYBOOK.length)) : undefined;
      return found ? t("actions.thePlaybook", { name: two(found.name) }) : actor(who);
    },
    /** A number as it is typed, thousands apart. */
    plain: (value: string) => say(value, { unit: "count", currency: null, language, size: "full" }),
    event: step,
    /** What was measured, in a sentence that says how sure it is. */
    effect: (effect: ActionEffect): string => {
      if (effect.value === null || effect.low === null || effect.high === null) return t("effect.tooFew", { count: effect.untouched });
      const unit = effect.money ? "money" : "count";
      const value = Number(effect.value);
      const facts = { kpi: kpi(effect.kpi), value: number(Math.abs(value), unit), count: effect.days, low: number(effect.low, unit), high: number(effect.high, unit), sure: Math.round(Number(effect.sure) * 10) };
      const said = effect.money ? t(value < 0 ? "effect.lost" : "effect.earned", facts) : t(value < 0 ? "effect.less" : "effect.more", facts);
      return [said, t("effect.between", facts), effect.clear ? "" : t("effect.chance")].filter(Boolean).join(language === "zh" ? "" : " ");
    },
  };
}

export type ActionWords = ReturnType<typeof useActionWords>;
