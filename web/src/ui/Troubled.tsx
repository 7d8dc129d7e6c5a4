/** What went wrong, and another try; the same for a tile and for a page. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { asProblem, type Kpi } from "../api";
import css from "./Troubled.module.css";
import { useProblemWords } from "./words";

export function Troubled({ problem, retry, height, kpi }: { problem: Error; retry: () => void; height?: number; kpi?: Kpi | undefined }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const found = asProblem(problem);
  const refused = found.status >= 400 && found.status < 500;
  return (
    <div className={css.trouble} style={{ minHeight: height }} role="status" data-face={refused ? "refused" : "failed"}>
      <p>{words(found, kpi)}</p>
      {!refused && <Button onClick={retry}>{t("again")}</Button>}
    </div>
  );
}
