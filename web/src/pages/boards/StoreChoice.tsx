/** A board of one store shows all of them together until one is chosen. */
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";

import { viewSearch, type Company, type View } from "../../api";
import css from "./StoreChoice.module.css";

export function StoreChoice({ view, stores }: { view: View; stores: Company["stores"] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <section className={css.choice} aria-label={t("boards.chooseStore")}>
      <p>{t("boards.chooseStore")}</p>
      {stores.map(({ id }) => (
        <Link key={id} to={pathname + viewSearch({ ...view, where: { ...view.where, store: [id] } })}>
          {id}
        </Link>
      ))}
    </section>
  );
}
