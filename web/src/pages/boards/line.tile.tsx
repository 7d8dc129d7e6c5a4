/** A KPI over time; a click on a point opens its days. */
import { useNavigate, useSearchParams } from "react-router";

import { viewSearch } from "../../api";
import { customPeriod } from "../../api/period";
import { useTranslation } from "react-i18next";
import { useTwo } from "../../text";
import { TrendTile } from "../../ui/TrendTile";
import type { TileOf } from "./kinds";

export default function Line({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const [search, setSearch] = useSearchParams();
  const kpi = kpis[0]!;
  const show = (grain: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.set("grain", grain);
      return next;
    });
  return (
    <TrendTile
      id={id}
      kpi={kpi}
      view={view}
      lastDay={lastDay}
      to={`/kpis/${kpi.id}${viewSearch(view)}`}
      shown={search.get("grain")}
      show={show}
      title={tile.name ? two(tile.name) : t("board.trend", { name: two(kpi.name) })}
      pick={(start, end) => void go(`/kpis/${kpi.id}${viewSearch({ ...view, period: customPeriod(start, end) })}`)}
    />
  );
}
