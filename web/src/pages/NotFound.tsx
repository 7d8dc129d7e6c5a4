/** An address that leads nowhere. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { PageHead } from "../ui/PageHead";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("notFound.title")} />
      <p>
        <Link to="/">{t("notFound.back")}</Link>
      </p>
    </>
  );
}
