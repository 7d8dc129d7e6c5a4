/** The switches for language and theme. */
import { MoonOutlined, SunOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { useLinkedLanguage } from "../api";
import { useLanguage } from "../text";
import css from "./Switches.module.css";
import { useMode } from "./Theme";

export function Switches() {
  const { t } = useTranslation();
  const { language, choose } = useLanguage();
  const { mode, toggle } = useMode();
  const link = useLinkedLanguage();
  const other = language === "zh" ? "en" : "zh";
  const theme = t(mode === "dark" ? "theme.light" : "theme.dark");
  const speak = () => {
    choose(other);
    link(other);
  };
  return (
    <>
      <button type="button" className={css.tool} lang={other} aria-label={t("language.switch")} title={t("language.switch")} onClick={speak}>
        {t("language.other")}
      </button>
      <button type="button" className={css.tool} aria-label={theme} title={theme} onClick={toggle}>
        {mode === "dark" ? <SunOutlined aria-hidden="true" /> : <MoonOutlined aria-hidden="true" />}
      </button>
    </>
  );
}
