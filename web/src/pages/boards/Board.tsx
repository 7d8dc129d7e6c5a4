/** A board: cards by group, charts and tables in reading order, all under one filter bar; locked until it is edited. */
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";

import { useBoard, useCompany, useFreshness, useKpis, useLastDay, useView, viewSearch } from "../../api";
import { useTwo } from "../../text";
import { FilterBar } from "../../ui/filters/FilterBar";
import { FreshnessButton } from "../../ui/FreshnessButton";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import css from "./Board.module.css";
import { BoardTabs, FIRST } from "./BoardTabs";
import { BoardTools } from "./BoardTools";
import { FirstImport } from "./FirstImport";
import { Sections } from "./Sections";
import { StoreChoice } from "./StoreChoice";

const Editor = lazy(() => import("./Editor"));

export function Board() {
  const { id = FIRST } = useParams();
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const [editing, edit] = useParam("edit");
  const board = useBoard(id);
  const kpis = useKpis();
  const company = useCompany();
  const freshness = useFreshness();
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
  const shown = { board: board.data, kpis: kpis.data, view, lastDay, company: company.data };
  if (editing === "1") {
    return (
      <>
        <PageHead title={title} />
        <Suspense fallback={<div aria-busy="true" />}>
          <Editor {...shown} copy={!board.data.changeable} saved={(id) => void go(`/boards/${id}${viewSearch(view)}`)} leave={() => edit(null)} />
        </Suspense>
      </>
    );
  }
  const open = board.data.filters.filter((dimension) => !view.where[dimension]?.length);
  return (
    <>
      <PageHead title={title} />
      <div className={css.head}>
        <BoardTabs view={view} shown={id} />
        <BoardTools board={board.data} edit={() => edit("1")} show={() => onWall(() => void go(`/boards/${id}${withTv(viewSearch(view))}`))} />
      </div>
      <FilterBar view={view} change={change} lastDay={lastDay} company={company.data}
        end={<FreshnessButton freshness={freshness.data ?? []} lastDay={lastDay} />}
      />
      {freshness.data?.every((row) => row.complete_through === null) && <FirstImport store={company.data.stores[0]?.id} />}
      {open.includes("store") && <StoreChoice view={view} stores={company.data.stores} />}
      <Sections {...shown} />
    </>
  );
}

const withTv = (search: string) => `${search}${search ? "&" : "?"}tv=1`;

/** A browser that does not fill the screen shows the same in its window. */
function onWall(show: () => void): void {
  void document.documentElement.requestFullscreen?.().catch(() => undefined);
  show();
}
