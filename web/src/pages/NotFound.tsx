/** An address that leads nowhere. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import css from "./NotFound.module.css";
import { PageHead } from "../ui/PageHead";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("notFound.title")} />
      <div className={css.middle}>
        <p>{t("notFound.why")}</p>
        <Link to="/">{t("notFound.back")}</Link>
      </div>
    </>
  );
}
