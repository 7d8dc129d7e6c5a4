/** The months of a goal: what was to be reached, stepped, and what came. */
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import type { GoalDetail } from "../../api";
import { useLanguage } from "../../text";
import { AgainstChart } from "../../ui/AgainstChart";
import type { AgainstWords, Held } from "../../ui/againstOption";
import { sayPeriod } from "../../ui/dates";
import { say } from "../../ui/format";
import { Segmented } from "../../ui/kit";
import css from "./MonthsChart.module.css";

export function MonthsChart({ goal, today }: { goal: GoalDetail; today: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [cumulative, sum] = useState(false);
  const { unit, currency } = goal;
  const total = unit === "money" || unit === "count";
  const points = useMemo(() => goal.months.map((month): Held => held(month, total && cumulative)), [goal.months, total, cumulative]);
  const words = useMemo<AgainstWords>(
    () => ({
      axis: (value) => say(value, { unit, currency: null, language, size: "axis" }),
      value: (value) => say(value, { unit, currency, language, size: "table" }),
      at: ({ at }) => monthOf(sayPeriod(at, "month", language, today)),
      actual: t("goals.actual"),
      held: t("goals.target"),
      soFar: t("trend.soFar"),
    }),
    [unit, currency, language, today, t],
  );
  return (
    <section className={css.months}>
      <header>
        <h3>{t("goals.months")}</h3>
        {total && (
          <Segmented size="small" aria-label={t("goals.months")} value={cumulative ? "cumulative" : "month"} onChange={(next) => sum(next === "cumulative")}
            options={[{ value: "month", label: t("grain.month") }, { value: "cumulative", label: t("grain.cumulative") }]}
          />
        )}
      </header>
      <AgainstChart title={t("goals.monthsNote")} points={points} words={words} fromZero={total} height={170} of={{ kpi: goal.kpi, where: goal.where, lastDay: today }} />
    </section>
  );
}

/** The year is that of the goal: `Mar 2026` is Mar, `2026-03` is 3月. */
const monthOf = (text: string) => text.replace(/ \d{4}$/, "").replace(/^\d{4}-0?(\d+)$/, "$1月");

function held(month: GoalDetail["months"][number], cumulative: boolean): Held {
  const number = (text: string | null) => (text === null ? null : Number(text));
  const value = number(cumulative ? month.actual_to_date : month.actual);
  const span = { at: month.first, until: month.until, complete: month.measured === null || month.measured >= month.until };
  if (month.low !== null || month.high !== null) return { ...span, value, low: number(month.low), high: number(month.high) };
  return { ...span, value, low: number(cumulative ? month.expected_to_date : month.expected) };
}
