/** Where a point of a tile leads: the same view, with its slice added to what is filtered already. */
import { useLocation } from "react-router";

import { viewSearch, type View } from "../../api";

/** Dimensions that the filter bar has a control for: they filter the board, others open the KPI. */
const ON_BOARD = ["store", "country"];

export function useSlice(view: View): (kpi: string, slice: Record<string, string>) => string {
  const { pathname } = useLocation();
  return (kpi, slice) => {
    const where = { ...view.where, ...Object.fromEntries(Object.entries(slice).map(([name, value]) => [name, [value]])) };
    const stays = Object.keys(slice).every((name) => ON_BOARD.includes(name));
    return `${stays ? pathname : `/kpis/${kpi}`}${viewSearch({ ...view, where })}`;
  };
}
