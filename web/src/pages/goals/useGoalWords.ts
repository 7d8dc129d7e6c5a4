/** A goal's numbers, owner and scope as text. */
import { useTranslation } from "react-i18next";

import type { Goal, Somebody } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayDay, sayRange } from "../../ui/dates";
import { change, MINUS, MISSING, say, type Size } from "../../ui/format";
import { useDimensionName } from "../../ui/names";
import { gap, teamsOf, under } from "./standing";

export function useGoalWords(whose: readonly Somebody[], today: string) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const dimensionName = useDimensionName();
  const teams = teamsOf(whose);
  const named = new Map(whose.map((one) => [one.id, two(one.name)]));
  const number = ({ unit, currency }: Pick<Goal, "unit" | "currency">, value: string | number | null | undefined, size: Size = "table") =>
    say(value ?? null, { unit, currency, language, size });
  const target = (goal: Goal, size: Size = "table") => {
    if (goal.direction === "band") return `${number(goal, goal.low, size).replace(/ \D+$/, "")} – ${number(goal, goal.high, size)}`;
    const value = number(goal, goal.progress?.target ?? goal.target, size);
    return goal.direction === "down" ? `≤ ${value}` : value;
  };
  const difference = (goal: Goal) => {
    const off = gap(goal);
    if (off === null) return MISSING;
    if (off === 0) return number(goal, 0);
    const size = goal.unit === "ratio" ? (change({ change: String(Math.abs(off)), ratio: null }, "ratio", language)?.text ?? "") : number(goal, Math.abs(off));
    return (/[1-9]/.test(size) ? (off > 0 ? "+" : MINUS) : "") + size;
  };
  return {
    teams,
    under: (goal: Goal) => under(goal, teams),
    number,
    target,
    difference,
    name: (id: string | null) => (id ? (named.get(id) ?? id) : t("goals.nobody")),
    scope: (goal: Goal) => Object.entries(goal.where).map(([dimension, values]) => `${dimensionName(dimension)}: ${values.join(", ")}`).join(" · "),
    day: (iso: string) => sayDay(iso, language, today),
    period: (goal: Goal) => sayRange(goal.start, goal.end, language, today),
    share: (value: string | number | null) => say(value, { unit: "ratio", currency: null, language, size: "table" }),
  };
}

export type GoalWords = ReturnType<typeof useGoalWords>;
