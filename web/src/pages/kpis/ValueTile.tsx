/** The value for the chosen days, what it is compared with, and what to know before trusting it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { Problem, useAlertsOf, useKpis, useTargets, within, type marks, type KpiDetail, type Reading, type View } from "../../api";
import type { Kept } from "../../api/kept";
import { reach } from "../../api/freshness";
import { resolve } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { Bar } from "../../ui/Bar";
import { sayRange } from "../../ui/dates";
import { isMoney } from "../../ui/formula";
import { say } from "../../ui/format";
import { FreshTo } from "../../ui/Fresh";
import { held } from "../../ui/held";
import { KeptNote } from "../../ui/KeptNote";
import { InfoCircleFilled, WarningFilled } from "../../ui/kit";
import { Delta, Money, useSay } from "../../ui/Money";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import { useHeldWords } from "../../ui/useHeldWords";
import { useSoFar } from "../../ui/useSoFar";
import { Wait } from "../../ui/Wait";
import { useReasonWords } from "../../ui/words";
import css from "./ValueTile.module.css";

type ValueTileProps = {
  kpi: KpiDetail;
  answer: Reading[] | Problem | undefined;
  failure: Error | null;
  kept: Kept | null;
  retry: () => void;
  marks: ReturnType<typeof marks>;
  view: View;
  lastDay: string;
  /** What amounts are told in. */
  currency: string;
};

export function ValueTile({ kpi, answer, failure, kept, retry, marks, view, lastDay, currency }: ValueTileProps) {
  const { t } = useTranslation();
  const trouble = answer instanceof Problem ? answer : answer ? null : failure;
  const reading = answer instanceof Problem ? undefined : answer?.[0];
  return (
    <section className={css.tile} aria-label={t("value.title")} {...marks}>
      {!answer && !trouble && (
        <div className={css.wait}>
          <Wait bars={[20, 36]} tall={[12, 34]} />
        </div>
      )}
      {trouble && <Troubled problem={trouble} retry={retry} height={92} kpi={kpi} />}
      {answer && !trouble && !reading && <p className={css.empty}>{t("reason.no_data")}</p>}
      {kept && reading && <KeptNote kept={kept} retry={retry} />}
      {reading && <Shown kpi={kpi} reading={reading} other={kept?.of != null} view={view} lastDay={lastDay} currency={currency} />}
    </section>
  );
}

function Shown({ kpi, reading, other, view, lastDay, currency }: { kpi: KpiDetail; reading: Reading; other: boolean; view: View; lastDay: string; currency: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const sayIt = useSay();
  const reason = useReasonWords();
  const { comparison, unit } = reading;
  const soFar = useSoFar()(reading);
  const span = resolve(view.period, lastDay);
  const reached = reach(reading.freshness, span.to ?? lastDay);
  const units = useUnits(kpi);
  const part = (value: string, side: 0 | 1) => say(value, { ...units(side, currency), language });
  const asked = other ? sayRange(reading.period.first, reading.period.until, language, lastDay) : span.from && span.to ? sayRange(span.from, span.to, language, lastDay) : t("period.all");
  return (
    <>
      <div className={css.figures}>
        <div className={css.main}>
          <p className={css.label}>
            {asked}
            {!reading.complete && reading.value !== null && <span title={soFar.each}>{` · ${soFar.text}`}</span>}
          </p>
          <p className={css.value} data-value={reading.value}>
            <Money {...reading} />
          </p>
        </div>
        {comparison && (reading.value !== null || comparison.value !== null) && (
          <Fact label={t(comparison.so_far?.length ? "card.againstPart" : "card.against", { range: sayRange(comparison.start, comparison.end, language, lastDay) })}>
            <Delta comparison={comparison} unit={unit} better={kpi.better} />{" "}
            <span>{t("value.was", { value: sayIt({ ...reading, value: comparison.value }, "card") })}</span>
          </Fact>
        )}
        {!other && <Aim kpi={kpi} reading={reading} view={view} lastDay={lastDay} />}
        <Alerts kpi={kpi.id} where={view.where} />
        {reading.numerator !== null && reading.denominator !== null && (
          <Fact label={t("value.quotient")}>{`${part(reading.numerator, 0)} ÷ ${part(reading.denominator, 1)}`}</Fact>
        )}
        {reading.cost_coverage !== null && (
          <Fact label={t("value.coverage")}>{say(reading.cost_coverage, { unit: "ratio", currency: null, language })}</Fact>
        )}
      </div>
      {reading.value === null && <Note>{reason(reading.reason)}</Note>}
      <Warnings reading={reading} />
      <footer className={css.foot}>
        <FreshTo reached={reached} />
        <span className={css.versions}>{t("value.versions", { lake: reading.provenance.lake, catalogue: reading.provenance.catalogue.slice(0, 8) })}</span>
      </footer>
    </>
  );
}

const MOST_ALERTS = 2;

function Alerts({ kpi, where }: { kpi: string; where: View["where"] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const found = within(useAlertsOf(kpi), where);
  if (found.length === 0) return null;
  return (
    <Fact label={t("value.alerts", { count: found.length })}>
      {found.slice(0, MOST_ALERTS).map(({ id, name, rule, slice }) => (
        <Link key={id} className={css.alert} to={`/alerts?alert=${id}`}>
          {[name ? two(name) : rule, ...Object.entries(slice).flatMap(([dimension, value]) => (dimension === "goal" ? [] : [value]))].join(" · ")}
        </Link>
      ))}
    </Fact>
  );
}

/** The goal of these days and this slice, how far the value is from it, and what that means. */
function Aim({ kpi, reading, view, lastDay }: { kpi: KpiDetail; reading: Reading; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const words = useHeldWords();
  const targets = useTargets([kpi.id], view, lastDay);
  const target = targets.data?.get(kpi.id);
  const found = target ? held(reading, target) : null;
  if (!targets.data) return null;
  if (!target || !found) return <Fact label={t("tile.target")}>{t("tile.noTarget")}</Fact>;
  const told = words(found, reading, target);
  return (
    <div className={css.fact} data-goal={target.goal}>
      <p className={css.label}>
        {told} {target.status !== "no_target" && <StatusTag status={target.status} group="goalStatus" />}
      </p>
      <Bar share={found.share} tick={found.tick} label={told} />
    </div>
  );
}

/** How each side of a quotient is written: money where it is made of money. */
function useUnits(kpi: KpiDetail): (side: 0 | 1, currency: string) => { unit: string; currency: string | null } {
  const kpis = useKpis().data ?? [];
  const known = new Map([...kpis, ...kpi.measures].map(({ id, unit }) => [id, unit]));
  return (side, currency) => {
    const part = kpi.formula_tree.op === "/" ? kpi.formula_tree.children[side] : undefined;
    return part && isMoney(part, known) ? { unit: "money", currency } : { unit: "count", currency: null };
  };
}

function Warnings({ reading }: { reading: Reading }) {
  const two = useTwo();
  return reading.warnings.map((warning) => (
    <Note key={warning.en} warn>
      {two(warning)}
    </Note>
  ));
}

function Note({ warn = false, children }: { warn?: boolean; children: ReactNode }) {
  return (
    <p className={warn ? `${css.note} ${css.warn}` : css.note}>
      {warn ? <WarningFilled aria-hidden="true" /> : <InfoCircleFilled aria-hidden="true" />} {children}
    </p>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <p className={css.label}>{label}</p>
      <p>{children}</p>
    </div>
  );
}
