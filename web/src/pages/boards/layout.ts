/** A board's tiles in reading order, gathered into sections: cards under a heading, and rows of charts and tables. */
import type { Kpi, Tile } from "../../api";

type Two = { zh: string; en: string };
export type Group = { kind: "cards"; name: Two | null; kpis: Kpi[]; names: Map<string, Two> };
export type Placed = { id: string; tile: Tile; kpis: Kpi[] };
export type Wide = { kind: "tiles"; tiles: Placed[] };
export type Section = Group | Wide;

/** What a kind is called on the page, where that is not its own name. */
const IDS: Record<string, string> = { line: "trend", table: "slices" };

export function layout(tiles: readonly Tile[], kpis: readonly Kpi[]): Section[] {
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const sections: Section[] = [];
  const used = new Map<string, number>();
  for (const tile of tiles) {
    const shown = [...(tile.kpi ? [tile.kpi] : []), ...tile.kpis].flatMap((id) => known.get(id) ?? []);
    if (tile.kind === "card") {
      if (shown[0]) addCard(sections, tile, shown[0]);
    } else if (shown.length > 0 || tile.text) {
      addTile(sections, { id: unique(IDS[tile.kind] ?? tile.kind, used), tile, kpis: shown });
    }
  }
  return sections;
}

function addCard(sections: Section[], tile: Tile, kpi: Kpi): void {
  const last = sections.at(-1);
  const same = last?.kind === "cards" && last.name?.en === tile.group?.en ? last : null;
  const group: Group = same ?? { kind: "cards", name: tile.group, kpis: [], names: new Map() };
  group.kpis.push(kpi);
  group.names.set(kpi.id, tile.name ?? kpi.name);
  if (!same) sections.push(group);
}

function addTile(sections: Section[], placed: Placed): void {
  const last = sections.at(-1);
  if (last?.kind === "tiles") last.tiles.push(placed);
  else sections.push({ kind: "tiles", tiles: [placed] });
}

/** The second of a name is `name-2`. */
function unique(name: string, used: Map<string, number>): string {
  const count = (used.get(name) ?? 0) + 1;
  used.set(name, count);
  return count === 1 ? name : `${name}-${count}`;
}
