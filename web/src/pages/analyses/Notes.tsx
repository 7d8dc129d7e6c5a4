/** The days that an analysis is of, and what to know about its numbers. */
import { useTranslation } from "react-i18next";

import type { Analysis } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayRange } from "../../ui/dates";
import { InfoCircleOutlined, WarningFilled } from "../../ui/kit";
import css from "./Notes.module.css";
import { EVER } from "./question";

const WARNINGS: readonly string[] = ["warning", "left_out", "not_by"];

export function Notes({ analysis, lastDay }: { analysis: Analysis; lastDay: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const { start, end, compared, notes, currency } = analysis;
  const range = (days: { start: string; end: string }) => sayRange(days.start, days.end, language, lastDay);
  return (
    <div className={css.notes}>
      <p>{[start === EVER ? t("period.all") : range({ start, end }), compared && start !== EVER && t("analyses.against", { range: range(compared) }), currency].filter(Boolean).join(" · ")}</p>
      {notes.length > 0 && (
        <ul>
          {notes.map(({ code, text }) => (
            <li key={code + text.en} data-note={code}>
              {WARNINGS.includes(code) ? <WarningFilled aria-hidden="true" className={css.warn} /> : <InfoCircleOutlined aria-hidden="true" />}
              <span>{two(text)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
