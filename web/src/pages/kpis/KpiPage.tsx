/** One KPI: its value, what it means, how it is made, how it went, where it comes from, and the proof. */
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { askTotal, marks, useCompany, useFreshness, useKpi, useKpis, useLastDay, useReadings, useView, viewSearch } from "../../api";
import { useTwo } from "../../text";
import { CommentsTile } from "../../ui/Comments";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { FileSearchOutlined, Button } from "../../ui/kit";
import { Near } from "../../ui/Near";
import { PageHead } from "../../ui/PageHead";
import { TrendTile } from "../../ui/TrendTile";
import { Troubled } from "../../ui/Troubled";
import { BreakdownTile } from "./BreakdownTile";
import { CoverageTile } from "./CoverageTile";
import { DefinitionTile } from "./DefinitionTile";
import { FormulaTile } from "./FormulaTile";
import css from "./Kpi.module.css";
import { MovingTile } from "./MovingTile";
import { Proof } from "./Proof";
import { useParam } from "../../ui/useParam";
import { UsesTile } from "./UsesTile";
import { ValueTile } from "./ValueTile";

/** Room of a tile that is drawn when it comes near. */
const LOW = 200;

export function KpiPage() {
  const { id = "" } = useParams();
  return <OneKpi key={id} id={id} />;
}

function OneKpi({ id }: { id: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const kpi = useKpi(id);
  const company = useCompany();
  const freshness = useFreshness();
  const lastDay = useLastDay();
  const { view, change } = useView();
  const [grain, setGrain] = useParam("grain");
  const [proof, setProof] = useParam("proof");
  const readings = useReadings([id], lastDay ? askTotal(view, lastDay) : null);
  const known = useKpis().data?.find((one) => one.id === id);
  const crumbs = <Link to={`/kpis${viewSearch(view)}`}>{t("nav.kpis")}</Link>;

  const failure = kpi.error ?? freshness.error;
  if (failure && !(kpi.data && lastDay)) {
    return (
      <>
        <PageHead title={id} crumbs={crumbs} />
        <Troubled problem={failure} retry={() => void Promise.all([kpi.refetch(), freshness.refetch()])} height={320} leave={{ to: `/kpis${viewSearch(view)}`, text: t("nav.allKpis") }} />
      </>
    );
  }
  if (!kpi.data || !company.data || !lastDay) return <PageHead title={known ? two(known.name) : ""} crumbs={crumbs} waiting />;
  const to = `/kpis/${id}${viewSearch(view)}`;
  return (
    <div className={css.page} data-proof={proof ? "" : undefined}>
      <div className={css.content}>
        <PageHead
          title={two(kpi.data.name)}
          crumbs={crumbs}
          extra={
            <Button icon={<FileSearchOutlined aria-hidden="true" />} aria-expanded={proof !== null} onClick={() => setProof(proof ? null : "1")}>
              {t("proof.open")}
            </Button>
          }
        />
        <FilterBar view={view} change={change} lastDay={lastDay} company={company.data}
          end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
        />
        <div className={css.tiles}>
          <ValueTile kpi={kpi.data} answer={readings.data?.get(id)} failure={readings.error} kept={readings.kept} marks={marks(readings)} retry={() => void readings.refetch()} view={view} lastDay={lastDay} currency={view.currency ?? company.data.currency} />
          <DefinitionTile kpi={kpi.data} />
          <FormulaTile kpi={kpi.data} view={view} lastDay={lastDay} />
          <TrendTile kpi={kpi.data} view={view} lastDay={lastDay} to={to} shown={grain} show={setGrain} title={t("trend.title")} />
          <Near height={LOW}>
            <MovingTile kpi={kpi.data} view={view} change={change} lastDay={lastDay} />
          </Near>
          <BreakdownTile kpi={kpi.data} view={view} change={change} lastDay={lastDay} />
          <Near height={LOW}>
            <CoverageTile kpi={kpi.data} view={view} lastDay={lastDay} />
          </Near>
          <Near height={LOW}>
            <UsesTile id={id} view={view} />
          </Near>
          <CommentsTile kind="kpi" id={id} />
        </div>
      </div>
      {proof && <Proof kpi={kpi.data} view={view} lastDay={lastDay} onClose={() => setProof(null)} />}
    </div>
  );
}
