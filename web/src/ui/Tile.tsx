/** A tile of a page: title, note, controls; content; and a foot with freshness. */
import type { ReactNode } from "react";

import type { Marks } from "../api";
import css from "./Tile.module.css";

type TileProps = {
  title: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  foot?: ReactNode;
  tools?: ReactNode;
  id?: string;
  flush?: boolean;
  /** Whether what it shows is on its way. */
  marks?: Marks;
  children: ReactNode;
};

export function Tile({ title, note, extra, foot, tools, id, flush = false, marks, children }: TileProps) {
  return (
    <section {...marks} className={css.tile} id={id} aria-labelledby={id && `${id}-title`}>
      <header className={css.head}>
        <h2 id={id && `${id}-title`}>{title}</h2>
        {note && <span className={css.note}>{note}</span>}
        {extra && <div className={css.extra}>{extra}</div>}
      </header>
      <div className={flush ? css.flush : css.body}>{children}</div>
      {(foot || tools) && (
        <footer className={css.foot}>
          <div className={css.fresh}>{foot}</div>
          {tools && <div className={css.tools}>{tools}</div>}
        </footer>
      )}
    </section>
  );
}
