/** Nothing here yet: why, and the command that changes it. */
import type { ReactNode } from "react";

import css from "./Empty.module.css";

export function Empty({ title, how, command, children }: { title: string; how: string; command?: string; children?: ReactNode }) {
  return (
    <section className={css.empty} data-face="empty">
      <h2>{title}</h2>
      <p>{how}</p>
      {command && <pre tabIndex={0}>{command}</pre>}
      {children}
    </section>
  );
}
