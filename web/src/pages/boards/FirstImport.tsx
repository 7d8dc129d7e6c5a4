/** What to do with a company that has no data yet. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useMay } from "../../api";
import css from "./Board.module.css";

const ADD_STORE = "helloword store add amazon-de --platform amazon --marketplace DE --currency EUR --timezone Europe/Berlin";

/** The commands name the company's own store, so that they can be copied as they are. */
export function FirstImport({ store }: { store: string | undefined }) {
  const { t } = useTranslation();
  const { may } = useMay();
  return (
    <section className={css.first} aria-label={t("first.title")}>
      <h2>{t("first.title")}</h2>
      <p>{t(store ? "first.how" : "first.store")}</p>
      <pre tabIndex={0}>{store ? `helloword import report.csv --store ${store}` : ADD_STORE}</pre>
      {store && may("import_files") && (
        <p>
          <Link to="/imports">{t("first.drop")}</Link>
        </p>
      )}
    </section>
  );
}
