/** The boards to choose from; the one shown is marked, the view goes along. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";

import { inOrder, useBoards, viewSearch, type View } from "../../api";
import { useTwo } from "../../text";
import css from "./BoardTabs.module.css";

/** The board that opens first, at the root. */
export const FIRST = "company";

export function BoardTabs({ view, shown }: { view: View; shown: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const bar = useRef<HTMLElement>(null);
  const boards = useBoards();
  useEffect(() => {
    const [room, mark] = [bar.current, bar.current?.querySelector<HTMLElement>("[aria-current=page]")];
    if (room && mark) room.scrollLeft = mark.offsetLeft - (room.clientWidth - mark.clientWidth) / 2;
  }, [shown, boards.data]);
  return (
    <nav ref={bar} className={css.tabs} aria-label={t("boards.choose")}>
      {inOrder(boards.data ?? []).map(({ id, name, note }) => (
        <NavLink key={id} end to={(id === FIRST ? "/" : `/boards/${id}`) + viewSearch(view)} title={note ? two(note) : undefined}>
          {two(name)}
        </NavLink>
      ))}
      <NavLink end to={`/boards${viewSearch(view)}`}>
        {t("boards.all")}
      </NavLink>
    </nav>
  );
}
