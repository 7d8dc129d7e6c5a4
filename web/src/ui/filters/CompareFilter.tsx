/** What the period is held against, with the days that each choice means: days before, or those from an event on. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";

import { comparedWith, useEvents, type View } from "../../api";
import { COMPARES, eventDay, type Compare } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { sayRange } from "../dates";
import { Wait } from "../Wait";
import { FilterButton } from "./FilterButton";
import css from "./filters.module.css";
import { OneOf } from "./OneOf";
import { useCompareName } from "./useCompareName";

const Events = lazy(() => import("./Events"));

type CompareFilterProps = { view: View; change: (part: Partial<View>) => void; lastDay: string };

export function CompareFilter({ view, change, lastDay }: CompareFilterProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const compareName = useCompareName();
  const range = (compare: Compare) => {
    const days = comparedWith({ ...view, compare }, lastDay);
    return days ? sayRange(days.start, days.end, language, lastDay) : undefined;
  };
  const event = eventDay(view.compare);
  const begun = useEvents(event && lastDay).data?.find(({ day }) => day === event);
  return (
    <FilterButton label={t("filter.compare")} value={begun ? two(begun.names[0]!) : compareName(view.compare)} note={range(view.compare)}>
      {(close) => {
        const choose = (compare: string) => {
          change({ compare: compare as Compare });
          close();
        };
        return (
          <>
            <OneOf label={t("filter.compare")} options={COMPARES.map((value) => ({ value, label: compareName(value), note: range(value) }))} value={view.compare} onChoose={choose} />
            <div className={css.events}>
              <p>{t("compare.events")}</p>
              <Suspense fallback={<Wait bars={[80, 60, 70]} />}>
                <Events view={view} lastDay={lastDay} range={range} onChoose={choose} />
              </Suspense>
            </div>
          </>
        );
      }}
    </FilterButton>
  );
}
