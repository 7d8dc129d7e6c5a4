/** What to do with a company that has no data yet. */
import { useTranslation } from "react-i18next";

import css from "./Board.module.css";

const ADD_STORE = "helloword store add amazon-de --platform amazon --marketplace DE --currency EUR --timezone Europe/Berlin";

/** The commands name the company's own store, so that they can be copied as they are. */
export function FirstImport({ store }: { store: string | undefined }) {
  const { t } = useTranslation();
  return (
    <section className={css.first} aria-label={t("first.title")}>
      <h2>{t("first.title")}</h2>
      <p>{t(store ? "first.how" : "first.store")}</p>
      <pre tabIndex={0}>{store ? `helloword import report.csv --store ${store}` : ADD_STORE}</pre>
    </section>
  );
}
