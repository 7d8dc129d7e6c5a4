/** Best and slow sellers: each SKU by how fast it sells and what it earns, as large as its sales. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { useDimensionName } from "../../ui/names";
import { Plain } from "../../ui/pictures/Plain";
import { cornerOf, spots } from "../../ui/pictures/quadrant";
import { CornerCounts, QUADRANT_HEIGHT, QuadrantChart, useCorners } from "../../ui/pictures/QuadrantChart";
import { useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { useSlice } from "./useSlice";

const MOST_ROWS = 100;

export default function Quadrant({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const sliceOf = useSlice(view);
  const by = tile.by!;
  const [x, y, size] = kpis as [TileOf["kpis"][number], TileOf["kpis"][number], TileOf["kpis"][number]];
  const answers = useTotals(kpis, view, lastDay, [by]);
  const [xs, ys, sizes] = [answers.of(x.id), answers.of(y.id), answers.of(size.id)];
  const found = useMemo(() => spots(by, xs, ys, sizes), [by, xs, ys, sizes]);
  const { at, words } = useCorners(found);
  const currency = sizes[0]?.currency ?? null;
  const said = (value: number, unit: string) => say(value, { unit, currency, language, size: "table" });
  const scale = (kpi: TileOf["kpis"][number]) => ({ name: two(kpi.name), unit: kpi.unit });
  const to = (key: string) => sliceOf(y.id, { [by]: key });
  const title = tile.name ? two(tile.name) : two(x.name);
  const table = (
    <Plain
      label={title}
      head={[dimensionName(by), two(size.name), two(x.name), two(y.name), t("tile.do")]}
      rows={found.slice(0, MOST_ROWS).map((spot) => ({
        key: spot.key,
        cells: [<Link to={to(spot.key)}>{spot.key}</Link>, said(spot.size, size.unit), said(spot.x, x.unit), said(spot.y, y.unit), words[cornerOf(spot, at)]],
      }))}
    />
  );
  return (
    <Framed id={id} title={title} kpi={size} view={view} lastDay={lastDay} answers={answers} shown={found.length ? sizes.filter(({ value }) => value !== null) : []} note={t("tile.spots", { count: found.length, size: two(size.name) })} height={QUADRANT_HEIGHT} table={table}
      said={<CornerCounts spots={found} />}
    >
      <QuadrantChart spots={found} x={scale(x)} y={scale(y)} size={scale(size)} currency={currency} old={answers.marks["data-old"] !== undefined} pick={(key) => void go(to(key))} />
    </Framed>
  );
}
