/** What went wrong, and another try; the same for a tile and for a page. */
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { asProblem, type Kpi } from "../api";
import css from "./Troubled.module.css";
import { useProblemWords } from "./words";

type TroubledProps = {
  problem: Error;
  retry: () => void;
  height?: number;
  kpi?: Kpi | undefined;
  /** Where to go when what was asked for does not exist. */
  leave?: { to: string; text: string };
};

export function Troubled({ problem, retry, height, kpi, leave }: TroubledProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const found = asProblem(problem);
  const refused = found.status >= 400 && found.status < 500;
  return (
    <div className={css.trouble} style={{ minHeight: height }} role="status" data-face={refused ? "refused" : "failed"}>
      <p>{words(found, kpi)}</p>
      {!refused && <Button onClick={retry}>{t("again")}</Button>}
      {refused && leave && <Link to={leave.to}>{leave.text}</Link>}
    </div>
  );
}
