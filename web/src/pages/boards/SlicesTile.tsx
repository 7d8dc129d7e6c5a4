/** The table of a board: some KPIs store by store, with their total. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { askTotal, marks, useReadings, viewSearch, type Company, type Kpi, type Reading, type View } from "../../api";
import { reach } from "../../api/freshness";
import type { Answers } from "../../api/readings";
import { resolve } from "../../api/period";
import { FreshTo } from "../../ui/Fresh";
import { useDimensionName, useDimensionWord, useValueName } from "../../ui/names";
import { SliceTable, type SliceRow } from "../../ui/SliceTable";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./Board.module.css";

const WAITING = [100, 92, 96, 88, 94, 100];

type SlicesTileProps = { kpis: Kpi[]; by: string; view: View; stores: Company["stores"]; lastDay: string };

export function SlicesTile({ kpis, by, view, stores, lastDay }: SlicesTileProps) {
  const { t } = useTranslation();
  const dimensionName = useDimensionName();
  const dimensionWord = useDimensionWord();
  const valueName = useValueName();
  const ids = kpis.map((kpi) => kpi.id);
  const slices = useReadings(ids, askTotal(view, lastDay, [by]));
  const total = useReadings(ids, askTotal(view, lastDay));
  const name = (value: string) => {
    const store = by === "store" ? stores.find(({ id }) => id === value) : undefined;
    const to = `/${viewSearch({ ...view, where: { ...view.where, [by]: [value] } })}`;
    return (
      <Link className={css.slice} to={to} title={store && `${store.platform} ${store.marketplace}`}>
        {valueName(value)}
      </Link>
    );
  };
  const rows = asRows(slices.data, by).map((row): SliceRow => ({ ...row, name: name(row.key) }));
  const sums = new Map([...(total.data ?? [])].flatMap(([id, answer]) => (Array.isArray(answer) && answer[0] ? [[id, answer[0]] as const] : [])));
  const first = [...sums.values()][0];
  const reached = first && reach(first.freshness, resolve(view.period, lastDay).to ?? lastDay);
  return (
    <Tile
      id="slices"
      marks={marks(slices, total)}
      flush
      title={t("board.by", { dimension: dimensionWord(by) })}
      foot={reached && <FreshTo reached={reached} />}
    >
      {slices.error && !slices.data ? (
        <Troubled problem={slices.error} retry={() => void slices.refetch()} height={200} />
      ) : slices.isPending ? (
        <Wait bars={WAITING} />
      ) : (
        <SliceTable label={t("board.by", { dimension: dimensionWord(by) })} head={dimensionName(by)} kpis={kpis} rows={rows} total={sums} />
      )}
    </Tile>
  );
}

function asRows(answers: Answers | undefined, by: string): { key: string; readings: Map<string, Reading> }[] {
  const rows = new Map<string, Map<string, Reading>>();
  for (const [kpi, answer] of answers ?? []) {
    for (const reading of Array.isArray(answer) ? answer : []) {
      const key = reading.slice[by] ?? "";
      rows.set(key, (rows.get(key) ?? new Map<string, Reading>()).set(kpi, reading));
    }
  }
  return [...rows].map(([key, readings]) => ({ key, readings }));
}
