/** Best and slow sellers: the largest SKUs by how fast they sell and what they earn, as large as their sales. */
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { askTotal, useQuadrant } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { useDimensionName } from "../../ui/names";
import { Plain } from "../../ui/pictures/Plain";
import { told } from "../../ui/pictures/quadrant";
import { CornerCounts, QUADRANT_HEIGHT, QuadrantChart, useCornerWords } from "../../ui/pictures/QuadrantChart";
import { asked } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { useSlice } from "./useSlice";

const MOST_ROWS = 100;
type Kpi = TileOf["kpis"][number];

/** Other axes are another picture: nothing of the one before is shown under their names. */
export default function Quadrant(props: TileOf) {
  return <Picture key={[props.tile.by, ...props.tile.kpis].join(" ")} {...props} />;
}

function Picture({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const sliceOf = useSlice(view);
  const by = tile.by!;
  const [x, y, size] = kpis as [Kpi, Kpi, Kpi];
  const query = useQuadrant({ x: x.id, y: y.id, size: size.id }, by, askTotal({ ...view, compare: "none" }, lastDay));
  const placed = useMemo(() => query.data && told(query.data), [query.data]);
  const words = useCornerWords();
  const answers = asked(kpis.map((kpi) => kpi.id), askTotal(view, lastDay, [by]), query, query.data ? null : query.error);
  const currency = query.data?.currency ?? null;
  const said = (value: number, unit: string) => say(value, { unit, currency, language, size: "table" });
  const scale = (kpi: Kpi) => ({ name: two(kpi.name), unit: kpi.unit });
  const to = (key: string) => sliceOf(y.id, { [by]: key });
  const title = tile.name ? two(tile.name) : two(x.name);
  const spots = placed?.spots ?? [];
  const count = placed?.count ?? 0;
  const all = say(count, { unit: "count", currency, language, size: "full" });
  const cut = count > spots.length;
  const table = (
    <Plain
      label={title}
      head={[dimensionName(by), two(size.name), two(x.name), two(y.name), t("tile.do")]}
      rows={spots.slice(0, MOST_ROWS).map((spot) => ({
        key: spot.key,
        cells: [<Link to={to(spot.key)}>{spot.key}</Link>, said(spot.size, size.unit), said(spot.x, x.unit), said(spot.y, y.unit), words[spot.corner]],
      }))}
    />
  );
  return (
    <Framed
      id={id} title={title} kpi={kpis.find((kpi) => kpi.id === query.refused) ?? size} view={view} lastDay={lastDay} answers={answers}
      shown={spots.map((spot) => ({ value: String(spot.size), reason: null, freshness: query.data!.freshness }))}
      height={QUADRANT_HEIGHT} table={table}
      note={cut ? t("tile.spotsOf", { shown: spots.length, all, size: two(size.name) }) : t("tile.spots", { count, size: two(size.name) })}
      said={
        placed && (
          <>
            {cut && <span>{t("tile.spotsAll", { all })}</span>}
            <CornerCounts counts={placed.counts} />
          </>
        )
      }
    >
      {placed && <QuadrantChart placed={placed} x={scale(x)} y={scale(y)} size={scale(size)} currency={currency} old={answers.marks["data-old"] !== undefined} pick={(key) => void go(to(key))} />}
    </Framed>
  );
}
