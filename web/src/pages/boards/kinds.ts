/** The components of the tiles, one file a kind: `funnel.tile.tsx` draws what a board's file calls `funnel:`. */
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

import type { Company, Kpi, Tile, View } from "../../api";

/** What every tile is given. */
export type TileOf = {
  /** Its id on the page. */
  id: string;
  tile: Tile;
  /** The KPIs of the tile that the catalogue has. */
  kpis: Kpi[];
  view: View;
  lastDay: string;
  company: Company;
};

type Component = ComponentType<TileOf>;

const FILES = import.meta.glob<{ default: Component }>("./*.tile.tsx");

const KINDS = new Map<string, LazyExoticComponent<Component>>(
  Object.entries(FILES).map(([file, load]) => [file.replace(/^\.\/(.*)\.tile\.tsx$/, "$1"), lazy(load)]),
);

/** The component of a kind; undefined for a kind that this version of the app does not know. */
export const componentOf = (kind: string) => KINDS.get(kind);
