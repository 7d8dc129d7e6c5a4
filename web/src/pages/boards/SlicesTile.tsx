/** The table of a board: some KPIs slice by slice, with their total. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Kpi, Reading } from "../../api";
import { useTwo } from "../../text";
import { useDimensionName, useDimensionWord, useValueName } from "../../ui/names";
import { SliceTable, type SliceRow } from "../../ui/SliceTable";
import { amount, useTotals, type Answered } from "./answers";
import css from "./Board.module.css";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { useSlice } from "./useSlice";

const SHOWN = 8;

export function SlicesTile({ id, tile, kpis, view, lastDay, company, compact = false }: TileOf & { compact?: boolean }) {
  const { t } = useTranslation();
  const two = useTwo();
  const by = tile.by!;
  const [all, setAll] = useState(false);
  const dimensionName = useDimensionName();
  const dimensionWord = useDimensionWord();
  const valueName = useValueName();
  const sliceOf = useSlice(view);
  const slices = useTotals(kpis, view, lastDay, [by]);
  const total = useTotals(kpis, view, lastDay);
  const title = tile.name ? two(tile.name) : t("board.by", { dimension: dimensionWord(by) });
  const rows = asRows(slices, kpis, by).filter(({ readings }) => !compact || some(readings));
  const sums = new Map(kpis.flatMap(({ id }) => (total.of(id)[0] ? [[id, total.of(id)[0]!] as const] : [])));
  const named = (key: string) => {
    const store = by === "store" ? company.stores.find(({ id }) => id === key) : undefined;
    return (
      <Link className={css.slice} to={sliceOf(kpis[0]!.id, { [by]: key })} title={store && `${store.platform} ${store.marketplace}`}>
        {valueName(by, key)}
      </Link>
    );
  };
  const ordered = rows.toSorted((a, b) => size(b, kpis) - size(a, kpis)).slice(0, all ? undefined : SHOWN);
  return (
    <Framed id={id} title={title} kpi={kpis[0]!} view={view} lastDay={lastDay} answers={slices} shown={[...sums.values()]} height={200} flush>
      <SliceTable label={title} head={dimensionName(by)} kpis={kpis} rows={ordered.map((row): SliceRow => ({ ...row, name: named(row.key) }))} total={sums} />
      {rows.length > SHOWN && (
        <button type="button" className={css.others} onClick={() => setAll(!all)}>
          {all ? t("breakdown.less") : t("breakdown.more", { count: rows.length - SHOWN })}
        </button>
      )}
    </Framed>
  );
}

type Found = { key: string; readings: Map<string, Reading> };

function asRows(answers: Answered, kpis: readonly Kpi[], by: string): Found[] {
  const rows = new Map<string, Map<string, Reading>>();
  for (const kpi of kpis) {
    for (const reading of answers.of(kpi.id)) {
      const key = reading.slice[by] ?? "";
      rows.set(key, (rows.get(key) ?? new Map<string, Reading>()).set(kpi.id, reading));
    }
  }
  return [...rows].map(([key, readings]) => ({ key, readings }));
}

const some = (readings: Map<string, Reading>) => [...readings.values()].some((reading) => amount(reading));

const size = (row: Found, kpis: readonly Kpi[]) => amount(row.readings.get(kpis[0]!.id)) ?? -Infinity;
