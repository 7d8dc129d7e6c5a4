/** How much of what goes into the number is there: until when it is complete, which stores and days are missing. */
import { useTranslation } from "react-i18next";

import { askTotal, marks, useCoverage, type Coverage, type KpiDetail, type View } from "../../api";
import { useLanguage } from "../../text";
import { sayDay, sayRange } from "../../ui/dates";
import { say } from "../../ui/format";
import { KeptNote } from "../../ui/KeptNote";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useFactName } from "../../ui/words";
import css from "./CoverageTile.module.css";

type Source = Coverage["sources"][number];

export function CoverageTile({ kpi, view, lastDay }: { kpi: KpiDetail; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const answer = useCoverage(kpi.id, askTotal(view, lastDay));
  return (
    <Tile id="coverage" marks={marks(answer)} title={t("coverage.title")} note={t("coverage.note")}>
      {answer.kept && <KeptNote kept={answer.kept} retry={() => void answer.refetch()} />}
      {answer.data ? <Shown found={answer.data} lastDay={lastDay} /> : answer.error ? <Troubled problem={answer.error} retry={() => void answer.refetch()} height={100} kpi={kpi} /> : <Wait bars={[50, 70]} />}
    </Tile>
  );
}

function Shown({ found, lastDay }: { found: Coverage; lastDay: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fact = useFactName();
  const percent = (value: string) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const stores = [...new Set(found.sources.flatMap(({ store }) => store ?? []))];
  const without = stores.filter((store) => found.sources.every((source) => source.store !== store || source.rows === 0));
  const facts = [...new Set(found.sources.map((source) => source.fact))];
  const lacking = found.sources.filter((source) => source.missing.length > 0);
  return (
    <>
      <dl className={css.facts}>
        <Fact label={t("coverage.complete")}>{found.complete_through ? sayDay(found.complete_through, language, lastDay) : "—"}</Fact>
        {found.share !== null && <Fact label={t("coverage.days")}>{percent(found.share)}</Fact>}
        {stores.length > 0 && <Fact label={t("coverage.stores")}>{t("coverage.of", { some: stores.length - without.length, all: stores.length })}</Fact>}
        {found.cost_coverage !== null && <Fact label={t("value.coverage")}>{percent(found.cost_coverage)}</Fact>}
        <Fact label={t("coverage.versions")}>{t("value.versions", { lake: found.provenance.lake, catalogue: found.provenance.catalogue.slice(0, 8) })}</Fact>
      </dl>
      {lacking.length + without.length === 0 && <p className={css.said}>{t("coverage.whole")}</p>}
      {without.length > 0 && <p className={css.said}>{t("coverage.without", { stores: without.join(t("comma")) })}</p>}
      {lacking.length > 0 && (
        <ul className={css.missing}>
          {grouped(lacking).map(({ days, sources }) => (
            <li key={days}>
              <b>{spans(sources[0]!.missing, (first, last) => sayRange(first, last, language, lastDay), t("comma"))}</b>
              {` ${t("coverage.lacks", { sources: sources.map((source) => [source.store, fact(source.fact)].filter(Boolean).join(" ")).join(t("comma")) })}`}
            </li>
          ))}
        </ul>
      )}
      <details className={css.details}>
        <summary>{t("coverage.each")}</summary>
        <div className={css.scroll} tabIndex={0} role="group" aria-label={t("coverage.each")}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("fresh.source")}</th>
                <th scope="col">{t("filter.store")}</th>
                <th scope="col">{t("coverage.rows")}</th>
                <th scope="col">{t("fresh.until")}</th>
                <th scope="col">{t("coverage.missing")}</th>
              </tr>
            </thead>
            <tbody>
              {facts.flatMap((name) =>
                found.sources
                  .filter((source) => source.fact === name)
                  .map((source) => (
                    <tr key={`${name} ${source.store}`}>
                      <td>{fact(name)}</td>
                      <td>{source.store ?? t("fresh.company")}</td>
                      <td>{say(source.rows, { unit: "count", currency: null, language, size: "full" })}</td>
                      <td>{source.through ? sayDay(source.through, language, lastDay) : t("coverage.never")}</td>
                      <td>{missingWords(source, (first, last) => sayRange(first, last, language, lastDay), t("comma"), t("coverage.asTheyCome"))}</td>
                    </tr>
                  )),
              )}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type Range = (first: string, last: string) => string;

const MOST_RUNS = 3;

function spans(missing: Source["missing"], range: Range, comma: string): string {
  const told = missing.slice(0, MOST_RUNS).map(({ first, last }) => range(first, last));
  return told.join(comma) + (missing.length > MOST_RUNS ? " …" : "");
}

/** A source that does not bring every day has no missing ones. */
function missingWords({ daily, through, missing }: Source, range: Range, comma: string, otherwise: string): string {
  if (!daily) return through ? otherwise : "—";
  return missing.length ? spans(missing, range, comma) : "0";
}

/** Sources that lack the same days are told together. */
function grouped(lacking: readonly Source[]): { days: string; sources: Source[] }[] {
  const found = new Map<string, Source[]>();
  for (const source of lacking) {
    const days = JSON.stringify(source.missing);
    found.set(days, [...(found.get(days) ?? []), source]);
  }
  return [...found].map(([days, sources]) => ({ days, sources }));
}
