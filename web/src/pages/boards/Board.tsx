/** A board: cards by group, charts and tables in reading order, all under one filter bar. */
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";

import { useBoard, useCompany, useDimensionValues, useFreshness, useKpis, useLastDay, useView } from "../../api";
import { useTwo } from "../../text";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { Cards } from "./Cards";
import { BoardTabs, FIRST } from "./BoardTabs";
import { FirstImport } from "./FirstImport";
import { layout } from "./layout";
import { StoreChoice } from "./StoreChoice";
import { Tiles } from "./Tiles";

export function Board() {
  const { id = FIRST } = useParams();
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
        <Troubled problem={failure.error} retry={retry} height={320} leave={{ to: "/", text: t("boards.first") }} />
      </>
    );
  }
  if (!board.data || !kpis.data || !company.data || !lastDay) return <PageHead title={title} waiting />;
  const sections = layout(board.data.tiles, kpis.data);
  const open = board.data.filters.filter((dimension) => !view.where[dimension]?.length);
  return (
    <>
      <PageHead title={title} />
      <BoardTabs view={view} shown={id} />
      <FilterBar view={view} change={change} lastDay={lastDay} company={company.data} countries={countries.data ?? []}
        end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
      />
      {freshness.data?.every((row) => row.complete_through === null) && <FirstImport store={company.data.stores[0]?.id} />}
      {open.includes("store") && <StoreChoice view={view} stores={company.data.stores} />}
      {sections.map((section, index) =>
        section.kind === "cards" ? (
          <Cards key={`${id}-${index}`} group={section} view={view} lastDay={lastDay} />
        ) : (
          <Tiles key={`${id}-${index}`} tiles={section.tiles} view={view} lastDay={lastDay} company={company.data} />
        ),
      )}
    </>
  );
}
