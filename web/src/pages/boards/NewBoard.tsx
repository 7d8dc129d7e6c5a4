/** A board that begins empty. */
import { Suspense, lazy, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useCompany, useKpis, useLastDay, useView, viewSearch, type Board } from "../../api";
import { PageHead } from "../../ui/PageHead";

const Editor = lazy(() => import("./Editor"));

const EMPTY: Board = {
  id: "+", name: { zh: "", en: "" }, role: null, note: null, shared: "private", roles: [], mine: true, owner: null,
  changeable: true, pinned: null, filters: [], tiles: [], version: null, came_from: null,
};

export function NewBoard() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { view } = useView();
  const kpis = useKpis();
  const company = useCompany();
  const lastDay = useLastDay();
  const [board] = useState(EMPTY);
  if (!kpis.data || !company.data || !lastDay) return <PageHead title={t("boards.new")} waiting />;
  return (
    <>
      <PageHead title={t("boards.new")} />
      <Suspense fallback={<div aria-busy="true" />}>
        <Editor board={board} copy={false} kpis={kpis.data} company={company.data} view={view} lastDay={lastDay} saved={(id) => void go(`/boards/${id}${viewSearch(view)}`)} leave={() => void go(`/boards${viewSearch(view)}`)} />
      </Suspense>
    </>
  );
}
