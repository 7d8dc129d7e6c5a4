/** Filters of the address that the company does not have: said in words, and taken away with one click. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { useDimensions, type Company, type View } from "../../api";
import { useDimensionName } from "../names";
import css from "./filters.module.css";

type StrangersProps = { view: View; company: Company; countries: readonly string[]; onRemove: (dimension: string) => void };

export function Strangers({ view, company, countries, onRemove }: StrangersProps) {
  const { t } = useTranslation();
  const dimensions = useDimensions().data;
  const dimensionName = useDimensionName();
  const known: Record<string, readonly string[]> = { store: company.stores.map(({ id }) => id), ...(countries.length ? { country: countries } : {}) };
  const strange = Object.entries(view.where).flatMap(([dimension, values]) => {
    if (dimensions && !dimensions.some(({ id }) => id === dimension)) return [{ dimension, text: t("filter.noDimension", { name: dimension }) }];
    const missing = values.filter((value) => known[dimension]?.includes(value) === false);
    return missing.length ? [{ dimension, text: t("filter.noValue", { dimension: dimensionName(dimension), value: missing.join(t("comma")) }) }] : [];
  });
  return strange.map(({ dimension, text }) => (
    <p key={dimension} className={css.strange} role="status">
      <span>{text}</span>
      <Button size="small" onClick={() => onRemove(dimension)}>
        {t("filter.removeIt")}
      </Button>
    </p>
  ));
}
