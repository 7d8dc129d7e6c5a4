/** The title bar: where we are, and the switches for language and theme. */
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { LiveMark } from "./LiveMark";
import css from "./PageHead.module.css";
import { Switches } from "./Switches";

type PageHeadProps = {
  title: string;
  crumbs?: ReactNode;
  extra?: ReactNode;
  /** Whether what belongs below is still on its way. */
  waiting?: boolean;
};

export function PageHead({ title, crumbs, extra, waiting = false }: PageHeadProps) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · helloword` : "helloword";
  }, [title]);
  return (
    <header className={css.head} aria-busy={waiting}>
      <div className={css.titles}>
        {crumbs && (
          <nav className={css.crumbs} aria-label={t("nav.crumbs")}>
            {crumbs}
          </nav>
        )}
        <h1>{title || "\u00a0"}</h1>
      </div>
      <div className={css.tools}>
        {extra}
        <LiveMark />
        <Switches />
      </div>
    </header>
  );
}
