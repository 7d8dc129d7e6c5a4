/** Period, comparison, stores, country, brand and currency; what else is filtered follows as chips. */
import { CloseOutlined } from "@ant-design/icons";
import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useDimensionValues, type Company, type View } from "../../api";
import { useDimensionName, useValueName } from "../names";
import { Wait } from "../Wait";
import { CompareFilter } from "./CompareFilter";
import { FilterButton } from "./FilterButton";
import css from "./filters.module.css";
import { OneOf } from "./OneOf";
import { LOOKED_UP, OWN_CONTROL } from "./owned";
import { PeriodFilter } from "./PeriodFilter";
import type { SomeOfProps } from "./SomeOf";
import { Strangers } from "./Strangers";

const SomeOf = lazy(() => import("./SomeOf"));

type FilterBarProps = {
  view: View;
  change: (part: Partial<View>) => void;
  lastDay: string;
  company: Company;
  /** Whether what is shown can be held against other days. */
  comparable?: boolean;
  end?: ReactNode;
};

export function FilterBar({ view, change, lastDay, company, comparable = true, end }: FilterBarProps) {
  const { t } = useTranslation();
  const setWhere = (dimension: string, values: string[]) => change({ where: { ...view.where, [dimension]: values } });
  const stores = company.stores.map(({ id, platform, marketplace }) => ({ value: id, label: id, note: `${platform} ${marketplace}` }));
  return (
    <>
      <div className={css.bar} role="group" aria-label={t("filter.bar")}>
        <PeriodFilter view={view} change={change} lastDay={lastDay} />
        {comparable && <CompareFilter view={view} change={change} lastDay={lastDay} />}
        <span className={css.rule} />
        <Several label={t("filter.store")} options={stores} chosen={view.where.store ?? []} onChange={(values) => setWhere("store", values)} />
        {LOOKED_UP.map((dimension) => (
          <LookedUp key={dimension} dimension={dimension} chosen={view.where[dimension] ?? []} onChange={(values) => setWhere(dimension, values)} />
        ))}
        <CurrencyFilter view={view} change={change} company={company} />
        <Chips view={view} onRemove={(dimension) => setWhere(dimension, [])} />
        {end && <div className={css.end}>{end}</div>}
      </div>
      <Strangers view={view} company={company} lastDay={lastDay} change={change} />
    </>
  );
}

type Part = Pick<FilterBarProps, "view" | "change">;

/** A dimension's values in the data; one value alone is nothing to choose from. */
function LookedUp({ dimension, chosen, onChange }: { dimension: (typeof LOOKED_UP)[number]; chosen: readonly string[]; onChange: (values: string[]) => void }) {
  const { t } = useTranslation();
  const valueName = useValueName();
  const known = useDimensionValues(dimension).data ?? [];
  if (known.length < 2) return null;
  return <Several label={t(`filter.${dimension}`)} options={known.map((value) => ({ value, label: valueName(dimension, value) }))} chosen={chosen} onChange={onChange} />;
}

function Several(props: SomeOfProps) {
  const { t } = useTranslation();
  const { chosen, options } = props;
  const value = chosen.length === 0 ? t("filter.every", { count: options.length }) : chosen.length <= 2 ? chosen.map((id) => options.find((one) => one.value === id)?.label ?? id).join(", ") : String(chosen.length);
  return (
    <FilterButton label={props.label} value={value}>
      {() => (
        <Suspense fallback={<Wait bars={[80, 60, 70]} />}>
          <SomeOf {...props} />
        </Suspense>
      )}
    </FilterButton>
  );
}

const USUAL = ["USD", "EUR", "CNY", "GBP", "JPY"];

function CurrencyFilter({ view, change, company }: Part & { company: Company }) {
  const { t } = useTranslation();
  const codes = [...new Set([company.currency, ...company.stores.map((store) => store.currency), ...USUAL])];
  return (
    <FilterButton label={t("filter.currency")} value={view.currency ?? company.currency}>
      {(close) => (
        <OneOf
          label={t("filter.currency")}
          options={codes.map((value) => ({ value, label: value, note: value === company.currency ? t("filter.ownCurrency") : undefined }))}
          value={view.currency ?? company.currency}
          onChoose={(code) => {
            change({ currency: code === company.currency ? null : code });
            close();
          }}
        />
      )}
    </FilterButton>
  );
}

function Chips({ view, onRemove }: { view: View; onRemove: (dimension: string) => void }) {
  const { t } = useTranslation();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const drilled = Object.entries(view.where).filter(([dimension, values]) => values.length > 0 && !OWN_CONTROL.includes(dimension));
  return drilled.map(([dimension, values]) => {
    const text = `${dimensionName(dimension)}: ${values.map((value) => valueName(dimension, value)).join(", ")}`;
    return (
      <button key={dimension} type="button" className={css.chip} aria-label={t("filter.remove", { text })} onClick={() => onRemove(dimension)}>
        {text}
        <CloseOutlined aria-hidden="true" />
      </button>
    );
  });
}
