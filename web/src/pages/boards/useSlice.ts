/** Where a point of a tile leads: the same view, with its slice added to what is filtered already. */
import { useLocation } from "react-router";

import { viewSearch, type View } from "../../api";
import { OWN_CONTROL } from "../../ui/filters/owned";

export function useSlice(view: View): (kpi: string, slice: Record<string, string>) => string {
  const { pathname } = useLocation();
  return (kpi, slice) => {
    const where = { ...view.where, ...Object.fromEntries(Object.entries(slice).map(([name, value]) => [name, [value]])) };
    const stays = Object.keys(slice).every((name) => OWN_CONTROL.includes(name));
    return `${stays ? pathname : `/kpis/${kpi}`}${viewSearch({ ...view, where })}`;
  };
}
