/** What to do with a company that has no data yet. */
import { useTranslation } from "react-i18next";

import css from "./Board.module.css";

export function FirstImport() {
  const { t } = useTranslation();
  return (
    <section className={css.first} aria-label={t("first.title")}>
      <h2>{t("first.title")}</h2>
      <p>{t("first.how")}</p>
      <pre tabIndex={0}>{"helloword import report.csv --store eu"}</pre>
    </section>
  );
}
