/** The period: ready choices with their days, or any two days. */
import { CalendarOutlined } from "@ant-design/icons";
import { lazy, Suspense, type ComponentType } from "react";
import { useTranslation } from "react-i18next";

import { lastDayOf, useFreshness, type View } from "../../api";
import { customPeriod, isPreset, PRESETS, resolve } from "../../api/period";
import { useLanguage } from "../../text";
import { sayRange } from "../dates";
import type { AnyDaysProps } from "./AnyDays";
import { FilterButton } from "./FilterButton";
import css from "./filters.module.css";
import { OneOf } from "./OneOf";

/** The calendar is large and seldom opened; without it the ready choices still work. */
const AnyDays = lazy<ComponentType<AnyDaysProps>>(() => import("./AnyDays").catch(() => ({ default: () => null })));

const ICON = <CalendarOutlined aria-hidden="true" className={css.icon} />;

type PeriodFilterProps = { view: View; change: (part: Partial<View>) => void; lastDay: string };

export function PeriodFilter({ view, change, lastDay }: PeriodFilterProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const freshness = useFreshness().data;
  const range = (period: string) => {
    const { from, to } = resolve(period, freshness ? lastDayOf(period, freshness) : lastDay);
    return from && to ? sayRange(from, to, language, lastDay) : undefined;
  };
  const { period } = view;
  const preset = isPreset(period);
  const span = resolve(period, lastDay);
  return (
    <FilterButton
      quiet
      label={t("filter.period")}
      icon={ICON}
      value={preset ? t(`period.${period}`) : (range(period) ?? "")}
      note={preset ? range(period) : undefined}
    >
      {(close) => {
        const choose = (next: string) => {
          change({ period: next });
          close();
        };
        return (
          <>
            <OneOf
              label={t("filter.period")}
              options={PRESETS.map((value) => ({ value, label: t(`period.${value}`), note: range(value) }))}
              value={period}
              onChoose={choose}
            />
            <div className={css.custom}>
              <p>{t("period.custom")}</p>
              <Suspense fallback={<div className={css.days} />}>
                <AnyDays from={span.from} to={span.to} onChoose={(from, to) => choose(customPeriod(from, to))} />
              </Suspense>
            </div>
          </>
        );
      }}
    </FilterButton>
  );
}
