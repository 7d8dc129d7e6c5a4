/** Says that what is shown was not refreshed, why, and of which days it is; with another try. */
import { WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import type { Kept } from "../api/kept";
import { useLanguage } from "../text";
import { sayRange } from "./dates";
import css from "./KeptNote.module.css";
import { useProblemWords } from "./words";

type KeptNoteProps = { kept: Kept; retry: () => void };

export function KeptNote({ kept: { problem, of }, retry }: KeptNoteProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useProblemWords();
  const days = of && (of.from && of.to ? sayRange(of.from, of.to, language) : t("period.all"));
  return (
    <p className={css.note} role="status" data-face="stale">
      <WarningFilled aria-hidden="true" />
      <span className={css.words}>
        {days && <b>{`${t("kept.still", { range: days })} · `}</b>}
        {words(problem)}
      </span>
      <button type="button" onClick={retry}>
        {t("again")}
      </button>
    </p>
  );
}
