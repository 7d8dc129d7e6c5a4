/** One analysis: its question, how it is asked, what to know of the numbers, and a tile for each of its tables. */
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { asProblem, marks, useAnalyses, useAnalysis, useCompany, useFreshness, useLastDay, useViewSearch, type AnalysisMethod, type Company } from "../../api";
import { useTwo } from "../../text";
import { Empty } from "../../ui/Empty";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { PageHead } from "../../ui/PageHead";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { ViewLink } from "../../ui/ViewLink";
import { Wait } from "../../ui/Wait";
import css from "./AnalysisPage.module.css";
import { answeredView } from "./question";
import { Asking } from "./Asking";
import { Notes } from "./Notes";
import { TableTile } from "./TableTile";
import { useAsked } from "./useAsked";

/** The note of an analysis whose rows are held against each other alone. */
const NOT_COMPARED = "not_compared";
const WAITING = [100, 92, 84, 76, 68, 60] as const;

export function AnalysisPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation();
  const two = useTwo();
  const search = useViewSearch();
  const analyses = useAnalyses();
  const company = useCompany();
  const lastDay = useLastDay();
  const method = analyses.data?.find((one) => one.id === id);
  const crumbs = <ViewLink to="/analyses">{t("nav.analyses")}</ViewLink>;
  if (analyses.error && !analyses.data) {
    return (
      <>
        <PageHead title={t("nav.analyses")} />
        <Troubled problem={analyses.error} retry={() => void analyses.refetch()} height={320} />
      </>
    );
  }
  if (analyses.data && !method) {
    return (
      <>
        <PageHead title={id} crumbs={crumbs} />
        <div className={css.unknown} data-face="refused">
          <p>{t("analyses.unknown", { id })}</p>
          <Link to={`/analyses${search}`}>{t("analyses.all")}</Link>
        </div>
      </>
    );
  }
  if (!method || !company.data || !lastDay) return <PageHead title="" crumbs={crumbs} waiting />;
  return (
    <>
      <PageHead title={two(method.name)} crumbs={crumbs} />
      <Answered key={id} method={method} company={company.data} lastDay={lastDay} />
    </>
  );
}

function Answered({ method, company, lastDay }: { method: AnalysisMethod; company: Company; lastDay: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const freshness = useFreshness();
  const asked = useAsked(method, lastDay);
  const answer = useAnalysis(method.id, asked.what);
  const { data: analysis, error } = answer;
  const view = answeredView(asked.view, lastDay, asked.named, answer.isPlaceholderData ? undefined : analysis);
  return (
    <>
      <p className={css.question}>{two(method.question)}</p>
      <FilterBar view={view} change={asked.change} lastDay={lastDay} company={company} comparable={!analysis?.notes.some(({ code }) => code === NOT_COMPARED)}
        end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
      />
      <Asking method={method} by={asked.by} sliceBy={asked.sliceBy} set={asked.what.set ?? []} adjust={asked.adjust} />
      {error ? (
        asProblem(error).code === "no_data" ? (
          <Empty title={t("analyses.noData")} how={t("analyses.noDataHow")}>
            <Link to="/imports">{t("nav.imports")}</Link>
          </Empty>
        ) : (
          <Troubled problem={error} retry={() => void answer.refetch()} height={320} />
        )
      ) : !analysis ? (
        <Tile id="waiting" title={two(method.name)} note={t("analyses.working")} marks={marks(answer)}>
          <Wait bars={WAITING} />
        </Tile>
      ) : (
        <div className={css.tiles}>
          <Notes analysis={analysis} lastDay={lastDay} />
          {analysis.tables.map((table) => (
            <TableTile key={table.id} analysis={analysis} table={table} view={view} what={asked.what} marks={marks(answer)} />
          ))}
        </div>
      )}
    </>
  );
}
