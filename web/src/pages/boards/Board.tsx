/** A board: its cards by group, then its charts and tables, all under one filter bar. */
import { useTranslation } from "react-i18next";

import { useBoard, useCompany, useDimensionValues, useFreshness, useKpis, useLastDay, useView } from "../../api";
import { useTwo } from "../../text";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { Cards } from "./Cards";
import { BoardTrend } from "./BoardTrend";
import { FirstImport } from "./FirstImport";
import { layout } from "./layout";
import css from "./Board.module.css";
import { SlicesTile } from "./SlicesTile";

export function Board({ id }: { id: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const board = useBoard(id);
  const kpis = useKpis();
  const company = useCompany();
  const freshness = useFreshness();
  const countries = useDimensionValues("country");
  const lastDay = useLastDay();
  const { view, change } = useView();

  const failure = [board, kpis, freshness].find((query) => query.error && !query.data);
  const retry = () => [board, kpis, freshness].forEach((query) => void query.refetch());
  const title = board.data ? two(board.data.name) : t("nav.board");
  if (failure?.error) {
    return (
      <>
        <PageHead title={title} />
        <Troubled problem={failure.error} retry={retry} height={320} />
      </>
    );
  }
  if (!board.data || !kpis.data || !company.data || !lastDay) return <PageHead title={title} waiting />;
  const { groups, rows } = layout(board.data.tiles, kpis.data);
  return (
    <>
      <PageHead title={title} />
      <FilterBar view={view} change={change} lastDay={lastDay} company={company.data} countries={countries.data ?? []}
        end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
      />
      {freshness.data?.every((row) => row.complete_through === null) && <FirstImport store={company.data.stores[0]?.id} />}
      {groups.slice(0, 1).map((group) => (
        <Cards key={group.kpis[0]!.id} group={group} view={view} lastDay={lastDay} />
      ))}
      <div className={css.tiles}>
        {rows.map((tile) => {
          const kpi = tile.kpis[0]!;
          return tile.kind === "line" ? (
            <BoardTrend key={kpi.id} kpi={kpi} view={view} lastDay={lastDay} />
          ) : (
            <SlicesTile key={kpi.id} kpis={tile.kpis} by={tile.by} view={view} stores={company.data.stores} lastDay={lastDay} />
          );
        })}
      </div>
      {groups.slice(1).map((group) => (
        <Cards key={group.kpis[0]!.id} group={group} view={view} lastDay={lastDay} />
      ))}
    </>
  );
}
