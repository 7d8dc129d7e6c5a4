/** Every analysis there is, and the question that it answers. */
import { useTranslation } from "react-i18next";

import { useAnalyses } from "../../api";
import { useTwo } from "../../text";
import { PageHead } from "../../ui/PageHead";
import { Troubled } from "../../ui/Troubled";
import { useCoded } from "../../ui/words";
import { ViewLink } from "../../ui/ViewLink";
import css from "./AnalysisList.module.css";

export function AnalysisList() {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const analyses = useAnalyses();
  if (analyses.error && !analyses.data) {
    return (
      <>
        <PageHead title={t("nav.analyses")} />
        <Troubled problem={analyses.error} retry={() => void analyses.refetch()} height={320} />
      </>
    );
  }
  return (
    <>
      <PageHead title={t("nav.analyses")} waiting={!analyses.data} />
      <p className={css.lead}>{t("analyses.lead")}</p>
      <ul className={css.list}>
        {analyses.data?.map(({ id, name, question }) => (
          <li key={id}>
            <ViewLink to={`/analyses/${id}`} data-analysis={id}>
              <h2>{two(name)}</h2>
              <p>{two(question)}</p>
              <small>{coded("analysisShows", id, "")}</small>
            </ViewLink>
          </li>
        ))}
      </ul>
    </>
  );
}
