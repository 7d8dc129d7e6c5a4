/** The value for the chosen days, what it is compared with, and what to know before trusting it. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { Problem, type KpiDetail, type Reading, type View } from "../../api";
import { reach } from "../../api/freshness";
import { resolve } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { sayRange } from "../../ui/dates";
import { say } from "../../ui/format";
import { FreshTo } from "../../ui/Fresh";
import { InfoCircleFilled, WarningFilled } from "../../ui/kit";
import { Delta, Money, useSay } from "../../ui/Money";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useReasonWords } from "../../ui/words";
import css from "./ValueTile.module.css";

type ValueTileProps = {
  kpi: KpiDetail;
  answer: Reading[] | Problem | undefined;
  failure: Error | null;
  retry: () => void;
  busy: boolean;
  view: View;
  lastDay: string;
};

export function ValueTile({ kpi, answer, failure, retry, busy, view, lastDay }: ValueTileProps) {
  const { t } = useTranslation();
  const trouble = answer instanceof Problem ? answer : answer ? null : failure;
  const reading = answer instanceof Problem ? undefined : answer?.[0];
  return (
    <section className={css.tile} aria-label={t("value.title")} aria-busy={busy}>
      {!answer && !trouble && (
        <div className={css.wait}>
          <Wait bars={[20, 36]} tall={[12, 34]} />
        </div>
      )}
      {trouble && <Troubled problem={trouble} retry={retry} height={92} kpi={kpi} />}
      {answer && !trouble && !reading && <p className={css.empty}>{t("reason.no_data")}</p>}
      {reading && <Shown kpi={kpi} reading={reading} view={view} lastDay={lastDay} />}
    </section>
  );
}

function Shown({ kpi, reading, view, lastDay }: { kpi: KpiDetail; reading: Reading; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const sayIt = useSay();
  const reason = useReasonWords();
  const { comparison, unit, currency } = reading;
  const span = resolve(view.period, lastDay);
  const reached = reach(reading.freshness, span.to ?? lastDay);
  const asked = span.from && span.to ? sayRange(span.from, span.to, language, lastDay) : t("period.all");
  return (
    <>
      <div className={css.figures}>
        <div className={css.main}>
          <p className={css.label}>
            {asked}
            {!reading.complete && ` · ${t("card.soFar")}`}
          </p>
          <p className={css.value} data-value={reading.value}>
            <Money {...reading} />
          </p>
        </div>
        {comparison && (reading.value !== null || comparison.value !== null) && (
          <Fact label={t("card.against", { range: sayRange(comparison.start, comparison.end, language, lastDay) })}>
            <Delta comparison={comparison} unit={unit} better={kpi.better} />{" "}
            <span>{t("value.was", { value: sayIt({ value: comparison.value, unit, currency }, "card") })}</span>
          </Fact>
        )}
        {reading.numerator !== null && reading.denominator !== null && (
          <Fact label={t("value.quotient")}>{`${plain(reading.numerator, language)} ÷ ${plain(reading.denominator, language)}`}</Fact>
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

const plain = (value: string, language: "zh" | "en") => say(value, { unit: "count", currency: null, language, size: "table" });
