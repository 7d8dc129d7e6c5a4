/** What the address names and there is not, filters and comparisons: said in words, and taken away with one click. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { comparedWith, DEFAULT_VIEW, useDimensions, useDimensionValues, type Company, type View } from "../../api";
import { eventDay, isCompare } from "../../api/period";
import { useLanguage } from "../../text";
import { sayRange } from "../dates";
import { useDimensionName } from "../names";
import css from "./filters.module.css";

type StrangersProps = { view: View; company: Company; lastDay: string; change: (part: Partial<View>) => void };

export function Strangers({ view, company, lastDay, change }: StrangersProps) {
  const { t } = useTranslation();
  const dimensions = useDimensions().data;
  const dimensionName = useDimensionName();
  const [countries, brands] = [useDimensionValues("country").data, useDimensionValues("brand").data];
  const known: Record<string, readonly string[] | undefined> = { store: company.stores.map(({ id }) => id), country: some(countries), brand: some(brands) };
  const strange = Object.entries(view.where).flatMap(([dimension, values]) => {
    if (dimensions && !dimensions.some(({ id }) => id === dimension)) return [{ dimension, text: t("filter.noDimension", { name: dimension }) }];
    const missing = values.filter((value) => known[dimension]?.includes(value) === false);
    return missing.length ? [{ dimension, text: t("filter.noValue", { dimension: dimensionName(dimension), value: missing.join(t("comma")) }) }] : [];
  });
  const odd = useOddComparison(view, lastDay);
  return (
    <>
      {strange.map(({ dimension, text }) => (
        <Said key={dimension} text={text} remove={t("filter.removeIt")} onRemove={() => change({ where: { ...view.where, [dimension]: [] } })} />
      ))}
      {odd && <Said text={odd} remove={t("compare.usual")} onRemove={() => change({ compare: DEFAULT_VIEW.compare })} />}
    </>
  );
}

/** Without any in the data nobody knows which there may be. */
const some = (values: readonly string[] | undefined) => (values?.length ? values : undefined);

/** Why nothing is compared with what the address says: it is not known, or not over yet. */
function useOddComparison(view: View, lastDay: string): string | null {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [search] = useSearchParams();
  const named = search.get("compare");
  if (named !== null && !isCompare(named)) return t("compare.unknown", { value: named });
  const days = eventDay(view.compare) === null ? null : comparedWith(view, lastDay);
  return days && days.end > lastDay ? t("compare.tooNew", { range: sayRange(days.start, days.end, language, lastDay) }) : null;
}

function Said({ text, remove, onRemove }: { text: string; remove: string; onRemove: () => void }) {
  return (
    <p className={css.strange} role="status">
      <span>{text}</span>
      <Button size="small" onClick={onRemove}>
        {remove}
      </Button>
    </p>
  );
}
