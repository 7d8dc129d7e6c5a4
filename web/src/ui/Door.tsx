/** The page in front of the app: one card in the middle, with the switches for language and theme. */
import type { ReactNode } from "react";

import css from "./Door.module.css";
import { PageHead } from "./PageHead";

export function Door({ title, waiting, children }: { title: string; waiting?: boolean; children: ReactNode }) {
  return (
    <main id="main" className={css.door}>
      <div className={css.card}>
        <div className={css.brand}>
          <img src="/mark.svg" alt="" width="28" height="28" />
          <span translate="no">{"helloword"}</span>
        </div>
        <PageHead title={title} waiting={waiting ?? false} />
        {children}
      </div>
    </main>
  );
}
