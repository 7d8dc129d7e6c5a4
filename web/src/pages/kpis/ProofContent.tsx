/** From the number on the page down to the lines of the files it was counted from. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { askTotal, Problem, useReadings, useTrace, type KpiDetail, type Reading, type Trace, type View } from "../../api";
import { resolve } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { sayRange } from "../../ui/dates";
import { say } from "../../ui/format";
import { CheckCircleFilled, WarningFilled, Segmented } from "../../ui/kit";
import { useDimensionName, useValueName } from "../../ui/names";
import { Troubled } from "../../ui/Troubled";
import css from "./Proof.module.css";
import { ProofRows } from "./ProofRows";
import { Sql } from "./Sql";

const ROWS = 100;

export function ProofContent({ kpi, view, lastDay }: { kpi: KpiDetail; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const what = askTotal(view, lastDay);
  const trace = useTrace(kpi.id, what, ROWS);
  const { data, kept } = useReadings([kpi.id], what);
  const answer = kept?.of ? undefined : data?.get(kpi.id);
  const reading = answer instanceof Problem ? undefined : answer?.[0];
  if (trace.error) return <Troubled problem={trace.error} retry={() => void trace.refetch()} height={240} />;
  return (
    <div className={css.content} aria-busy={trace.isLoading}>
      <Scope view={view} lastDay={lastDay} />
      {!trace.data && <p className={css.pending}>{t("proof.counting")}</p>}
      {trace.data && reading && <Figures trace={trace.data} reading={reading} />}
      {trace.data && <Measures kpi={kpi} trace={trace.data} />}
      {reading && <Path reading={reading} />}
      {trace.data && <Sql statements={trace.data.sql} />}
    </div>
  );
}

function Scope({ view, lastDay }: { view: View; lastDay: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const { from, to } = resolve(view.period, lastDay);
  const filters = Object.entries(view.where).filter(([, values]) => values.length > 0);
  return (
    <p className={css.scope}>
      <span>{from && to ? sayRange(from, to, language, lastDay) : t("period.all")}</span>
      {filters.map(([dimension, values]) => (
        <span key={dimension}>{`${dimensionName(dimension)}: ${values.map((value) => valueName(dimension, value)).join(", ")}`}</span>
      ))}
    </p>
  );
}

function Figures({ trace, reading }: { trace: Trace; reading: Reading }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const shown = { unit: reading.unit, currency: reading.currency, language, size: "full" as const };
  const same = trace.value === reading.value;
  return (
    <dl className={css.figures}>
      <div>
        <dt>{t("proof.shown")}</dt>
        <dd>{say(reading.value, shown)}</dd>
      </div>
      <div>
        <dt>{t("proof.counted")}</dt>
        <dd>{say(trace.value, shown)}</dd>
      </div>
      <div>
        <dt>{t("proof.difference")}</dt>
        <dd className={same ? css.same : css.differs}>
          {same ? <CheckCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />}{" "}
          {say(String(Number(trace.value ?? 0) - Number(reading.value ?? 0)), shown)}
        </dd>
      </div>
    </dl>
  );
}

function Measures({ kpi, trace }: { kpi: KpiDetail; trace: Trace }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const [chosen, choose] = useState(trace.measures[0]?.id ?? "");
  const measure = trace.measures.find(({ id }) => id === chosen) ?? trace.measures[0];
  if (!measure) return null;
  const defined = new Map(kpi.measures.map((one) => [one.id, one]));
  const name = (id: string) => {
    const found = defined.get(id);
    return found ? two(found.name) : id;
  };
  return (
    <section className={css.measures}>
      {trace.measures.length > 1 && (
        <div className={css.tabs}>
          <Segmented aria-label={t("proof.measure")} size="small" value={measure.id} onChange={choose} options={trace.measures.map(({ id }) => ({ value: id, label: name(id) }))} />
        </div>
      )}
      <p className={css.sum}>
        <b>{name(measure.id)}</b>
        <span>{say(measure.value, { unit: measure.unit, currency: measure.currency, language, size: "full" })}</span>
      </p>
      <code className={css.expression}>{defined.get(measure.id)?.expression ?? measure.id}</code>
      <ProofRows measure={measure} />
    </section>
  );
}

function Path({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  const steps = [
    t("proof.path.file"),
    t("proof.path.raw"),
    t("proof.path.model"),
    t("proof.path.kpi", { lake: reading.provenance.lake, catalogue: reading.provenance.catalogue.slice(0, 8) }),
  ];
  return (
    <section>
      <h3>{t("proof.path.title")}</h3>
      <ol className={css.path}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}
