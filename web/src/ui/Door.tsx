/** The page in front of the app: one card in the middle, with the switches for language and theme. */
import { useEffect, type ReactNode } from "react";

import css from "./Door.module.css";
import { Switches } from "./Switches";

export function Door({ title, waiting = false, children }: { title: string; waiting?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · helloword`;
  }, [title]);
  return (
    <main id="main" className={css.door}>
      <div className={css.card} aria-busy={waiting}>
        <div className={css.brand}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span translate="no">{"helloword"}</span>
          <span className={css.tools}>
            <Switches />
          </span>
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
