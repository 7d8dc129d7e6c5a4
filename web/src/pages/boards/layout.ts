/** A board's tiles in reading order: cards by group, then charts and tables. */
import type { Kpi, Tile } from "../../api";

type Two = { zh: string; en: string };
export type Group = { name: Two | null; kpis: Kpi[]; names: Map<string, Two> };
export type Wide = { kind: "line" | "table"; kpis: Kpi[]; by: string };

export function layout(tiles: readonly Tile[], kpis: readonly Kpi[]): { groups: Group[]; rows: Wide[] } {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const groups = new Map<string, Group>();
  const rows: Wide[] = [];
  for (const tile of tiles) {
    const shown = [...(tile.kpi ? [tile.kpi] : []), ...tile.kpis].flatMap((id) => known.get(id) ?? []);
    if (shown.length === 0) continue;
    if (tile.kind === "line" || tile.kind === "table") {
      rows.push({ kind: tile.kind, kpis: shown, by: tile.by ?? "store" });
    } else {
      const key = tile.group?.en ?? "";
      const group = groups.get(key) ?? { name: tile.group ?? null, kpis: [], names: new Map<string, Two>() };
      group.kpis.push(...shown);
      for (const kpi of shown) group.names.set(kpi.id, tile.name ?? kpi.name);
      groups.set(key, group);
    }
  }
  return { groups: [...groups.values()], rows };
}
