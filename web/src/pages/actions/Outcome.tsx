/** What an action should bring, what went wrong, what shows that it was done, and what it did. */
import { useTranslation } from "react-i18next";

import type { ActionDetail } from "../../api";
import { useTwo } from "../../text";
import css from "./Outcome.module.css";
import type { ActionWords } from "./useActionWords";

type OutcomeProps = { action: ActionDetail; words: ActionWords };

export function Outcome({ action, words }: OutcomeProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { status, problem, verified, effect } = action;
  return (
    <>
      {problem && (
        <p className={css.bad} role="status">
          <b>{t("actions.problem")}</b> {two(problem)}
          {status === "waiting" && action.next_at && ` ${t("actions.nextTry", { when: words.ago(action.next_at) })}`}
        </p>
      )}
      {action.note && status === "rejected" && (
        <p className={css.said}>
          <b>{t("actions.rejectedFor")}</b> {action.note}
        </p>
      )}
      <Changed action={action} words={words} />
      {action.deferred && (
        <p className={css.said}>
          <b>{t("actions.deferredUntil", { day: words.day(action.deferred.until), by: words.by(action.deferred.by) })}</b> {action.deferred.why}
        </p>
      )}
      {action.by_playbook && <p className={css.said}>{t("actions.byPlaybook", { by: words.by(action.decided_by) })}</p>}
      <dl className={css.outcome}>
        <div>
          <dt>{t("actions.expected")}</dt>
          <dd>{two(action.expected.text)}</dd>
        </div>
        {verified && (
          <div>
            <dt>{t("actions.verified")}</dt>
            <dd>{two(verified)}</dd>
          </div>
        )}
        {effect ? (
          <div data-effect={effect.value ?? "none"}>
            <dt>{t("actions.measured")}</dt>
            <dd>{words.effect(effect)}</dd>
          </div>
        ) : (
          status === "done" &&
          action.measure_on && (
            <div>
              <dt>{t("actions.measured")}</dt>
              <dd>{t("actions.measureOn", { day: words.day(action.measure_on) })}</dd>
            </div>
          )
        )}
      </dl>
    </>
  );
}

/** Who changed it last and why, and what the playbook had proposed. */
function Changed({ action, words }: OutcomeProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const last = action.events.findLast(({ what }) => what === "edited");
  if (!action.proposed || !last) return null;
  const money = words.money(action.proposed);
  return (
    <p className={css.said}>
      <b>{t("actions.editedBy", { by: words.by(last.by), when: words.ago(last.at) })}</b> {two(last.note)}
      <br />
      {t("actions.wasProposal", { title: two(action.proposed.title) })}
      {money && ` · ${money}`}
    </p>
  );
}
