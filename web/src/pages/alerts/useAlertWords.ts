/** An alert's place, numbers and owner as text. */
import { useTranslation } from "react-i18next";

import { useCompany, useGoals, type Alert, type AlertRule } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayDay } from "../../ui/dates";
import { say, type Size } from "../../ui/format";
import { useFactName, useCoded } from "../../ui/words";
import { today } from "../../ui/today";
import { flatGoals } from "./goalNames";

type Numbered = Pick<Alert, "unit">;

export function useAlertWords() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const coded = useCoded();
  const fact = useFactName();
  const currency = useCompany().data?.currency ?? null;
  const goals = useGoals().data;
  const goalNames = new Map(flatGoals(goals?.goals ?? []).map((goal) => [goal.id, two(goal.name)]));
  const people = new Map((goals?.whose ?? []).map((one) => [one.id, two(one.name)]));
  const value = (dimension: string, id: string) => (dimension === "goal" ? (goalNames.get(id) ?? id) : dimension === "source" || dimension === "table" || dimension === "fact" ? fact(id) : id);
  return {
    number: ({ unit }: Numbered, amount: string | number | null, size: Size = "table") => say(amount, { unit, currency, language, size }),
    /** `eu · KETTLE`, the goal's name, or the whole company. */
    place: (slice: Record<string, string>) => Object.entries(slice).map(([dimension, id]) => value(dimension, id)).filter(Boolean).join(" · ") || t("alerts.everywhere"),
    name: (named: { rule?: string; id?: string | number; name: { zh: string; en: string } | null }) => (named.name ? two(named.name) : (named.rule ?? String(named.id))),
    owner: (owner: string | null) => (owner?.startsWith("person:") ? (people.get(owner.slice(7)) ?? owner.slice(7)) : owner ? coded("role", owner, owner) : t("goals.nobody")),
    day: (iso: string) => sayDay(iso, language, today()),
    share: (amount: string) => say(amount, { unit: "ratio", currency: null, language, size: "table" }),
  };
}

export type AlertWords = ReturnType<typeof useAlertWords>;

/** What the level of a rule is counted in: a share, days, the KPI's own unit, or times each SKU's own limit. */
export function levelUnit({ kind, unit, limit }: Pick<AlertRule, "kind" | "unit" | "limit">): string {
  if (kind === "change" || kind === "pace") return "ratio";
  if (kind === "platform_limit" || kind === "missing_data") return "days";
  return limit ? "times" : unit;
}
