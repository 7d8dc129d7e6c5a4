/** What stands on a board: cards by group, charts and tables, in reading order. */
import type { Board, Company, Kpi, View } from "../../api";
import { Cards } from "./Cards";
import { layout } from "./layout";
import { Tiles } from "./Tiles";

export function Sections({ board, kpis, view, lastDay, company }: { board: Board; kpis: readonly Kpi[]; view: View; lastDay: string; company: Company }) {
  return layout(board.tiles, kpis).map((section, index) =>
    section.kind === "cards" ? (
      <Cards key={`${board.id}-${index}`} group={section} view={view} lastDay={lastDay} />
    ) : (
      <Tiles key={`${board.id}-${index}`} tiles={section.tiles} view={view} lastDay={lastDay} company={company} />
    ),
  );
}
