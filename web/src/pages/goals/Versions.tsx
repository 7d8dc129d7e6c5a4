/** Every version of a goal, the newest first: what was agreed, from when, by whom and why. */
import { useTranslation } from "react-i18next";

import type { GoalDetail } from "../../api";
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import css from "./Versions.module.css";
import type { GoalWords } from "./useGoalWords";

export function Versions({ goal, words, today }: { goal: GoalDetail; words: GoalWords; today: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const number = (value: string | null) => words.number(goal, value);
  return (
    <section className={css.versions} aria-label={t("goals.versions")}>
      <h3>{t("goals.versions")}</h3>
      {goal.closed_until && <p>{t("goals.closedUntil", { day: sayDay(goal.closed_until, language, today) })}</p>}
      <ol>
        {goal.versions.toReversed().map((version) => (
          <li key={version.number} data-version={version.number}>
            <b>{t("goals.version", { number: version.number })}</b>
            <div>
              <p>
                {version.low !== null ? `${number(version.low)} – ${number(version.high)}` : number(version.target)}
                {" · "}
                {t("goals.since", { day: sayDay(version.effective_from, language, today) })}
              </p>
              <span>{[version.reason && t("quoted", { text: version.reason }), version.actor, sayDay(version.recorded_at.slice(0, 10), language, today)].filter(Boolean).join(" · ")}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
