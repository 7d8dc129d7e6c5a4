/** The trend of a board; its grain is kept in the URL. */
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";

import { viewSearch, type Kpi, type View } from "../../api";
import { useTwo } from "../../text";
import { TrendTile } from "../../ui/TrendTile";

export function BoardTrend({ kpi, view, lastDay }: { kpi: Kpi; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [search, setSearch] = useSearchParams();
  const show = (grain: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.set("grain", grain);
      return next;
    });
  return (
    <TrendTile
      kpi={kpi}
      view={view}
      lastDay={lastDay}
      to={`/kpis/${kpi.id}${viewSearch(view)}`}
      shown={search.get("grain")}
      show={show}
      title={t("board.trend", { name: two(kpi.name) })}
    />
  );
}
