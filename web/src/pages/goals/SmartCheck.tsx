/** The SMART check: five letters, each with its evidence and, where it is weak, its remedy. */
import { useTranslation } from "react-i18next";

import type { GoalDetail } from "../../api";
import { useTwo } from "../../text";
import { StatusTag, toneOf } from "../../ui/StatusTag";
import { useCoded } from "../../ui/words";
import css from "./SmartCheck.module.css";

export function SmartCheck({ checks }: { checks: GoalDetail["smart"] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const passed = checks.filter(({ verdict }) => verdict === "ok").length;
  return (
    <section className={css.check} aria-label={t("goals.smart")}>
      <h3>
        {t("goals.smart")}
        <StatusTag status={passed === checks.length ? "ok" : "weak"} group="check" text={t("goals.passed", { passed, all: checks.length })} />
      </h3>
      <ul>
        {checks.map((check) => (
          <li key={check.letter} data-letter={check.letter}>
            <b className={css[toneOf(check.verdict)]} aria-hidden="true">
              {check.letter}
            </b>
            <div>
              <p className={css.name}>
                {coded("letter", check.letter, check.letter)} <StatusTag status={check.verdict} group="check" />
              </p>
              <p>{two(check.text)}</p>
              {check.remedy && <p className={css.remedy}>{two(check.remedy)}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
