/** The title bar: where we are, and the switches for language and theme. */
import { MoonOutlined, SunOutlined } from "@ant-design/icons";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../text";
import { LiveMark } from "./LiveMark";
import css from "./PageHead.module.css";
import { useMode } from "./Theme";

type PageHeadProps = {
  title: string;
  crumbs?: ReactNode;
  extra?: ReactNode;
  /** Whether what belongs below is still on its way. */
  waiting?: boolean;
};

export function PageHead({ title, crumbs, extra, waiting = false }: PageHeadProps) {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  const { mode, toggle } = useMode();
  const other = language === "zh" ? "en" : "zh";
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
        <button type="button" className={css.tool} lang={other} aria-label={t("language.switch")} title={t("language.switch")} onClick={() => choose(other)}>
          {t("language.other")}
        </button>
        <button
          type="button"
          className={css.tool}
          aria-label={t(mode === "dark" ? "theme.light" : "theme.dark")}
          title={t(mode === "dark" ? "theme.light" : "theme.dark")}
          onClick={toggle}
        >
          {mode === "dark" ? <SunOutlined aria-hidden="true" /> : <MoonOutlined aria-hidden="true" />}
        </button>
      </div>
    </header>
  );
}
