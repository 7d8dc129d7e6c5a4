/** Best and slow sellers: each SKU by how fast it sells and what it earns, as large as its sales. */
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { useDimensionName } from "../../ui/names";
import { useMode } from "../../ui/Theme";
import { useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { Plain } from "./Plain";
import { cornerOf, median, spots, type Corner } from "./quadrant";
import { quadrantOption } from "./quadrantOption";
import { useSlice } from "./useSlice";

const Chart = lazy(() => import("../../ui/Chart"));
const HEIGHT = 320;
const MOST_ROWS = 100;

export default function Quadrant({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const { colours } = useMode();
  const dimensionName = useDimensionName();
  const sliceOf = useSlice(view);
  const by = tile.by!;
  const [x, y, size] = kpis as [TileOf["kpis"][number], TileOf["kpis"][number], TileOf["kpis"][number]];
  const answers = useTotals(kpis, view, lastDay, [by]);
  const [xs, ys, sizes] = [answers.of(x.id), answers.of(y.id), answers.of(size.id)];
  const found = useMemo(() => spots(by, xs, ys, sizes), [by, xs, ys, sizes]);
  const at = useMemo(() => ({ x: median(found.map((spot) => spot.x)), y: median(found.map((spot) => spot.y)) }), [found]);
  const words = useMemo(() => ({ best: t("corner.best"), promote: t("corner.promote"), reprice: t("corner.reprice"), clear: t("corner.clear") }), [t]);
  const counts = (corner: Corner) => found.filter((spot) => cornerOf(spot, at) === corner).length;
  const currency = sizes[0]?.currency ?? null;
  const said = useCallback((value: number, unit: string, axis = false) => say(value, { unit, currency: axis ? null : currency, language, size: axis ? "axis" : "table" }), [currency, language]);
  const [xName, yName, sizeName] = [two(x.name), two(y.name), two(size.name)];
  const draw = useCallback(
    (width: number) =>
      quadrantOption({
        spots: found, at, words, tokens: colours, width,
        names: { x: xName, y: yName, size: sizeName },
        say: { x: (value, axis) => said(value, x.unit, axis), y: (value, axis) => said(value, y.unit, axis), size: (value) => said(value, size.unit) },
      }),
    [found, at, words, colours, xName, yName, sizeName, said, x.unit, y.unit, size.unit],
  );
  const to = (key: string) => sliceOf(y.id, { [by]: key });
  const title = tile.name ? two(tile.name) : two(x.name);
  const table = (
    <Plain
      label={title}
      head={[dimensionName(by), sizeName, xName, yName, t("tile.do")]}
      rows={found.slice(0, MOST_ROWS).map((spot) => ({
        key: spot.key,
        cells: [<Link to={to(spot.key)}>{spot.key}</Link>, said(spot.size, size.unit), said(spot.x, x.unit), said(spot.y, y.unit), words[cornerOf(spot, at)]],
      }))}
    />
  );
  return (
    <Framed id={id} title={title} kpi={size} view={view} lastDay={lastDay} answers={answers} shown={found.length ? sizes.filter(({ value }) => value !== null) : []} note={t("tile.spots", { count: found.length, size: sizeName })} height={HEIGHT} table={table}
      said={(["best", "promote", "reprice", "clear"] as const).map((corner) => (
        <span key={corner} data-corner={corner}>
          {words[corner]} <b>{counts(corner)}</b>
        </span>
      ))}
    >
      <Suspense fallback={<div style={{ minHeight: HEIGHT }} />}>
        <Chart points draw={draw} height={HEIGHT} old={answers.marks["data-old"] !== undefined} label={t("tile.quadrantSummary", { count: found.length, x: xName, y: yName, best: counts("best"), clear: counts("clear") })} pick={(index) => found[index] && void go(to(found[index].key))} />
      </Suspense>
    </Framed>
  );
}
