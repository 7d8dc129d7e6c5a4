/** What has happened to an action, the oldest first: decisions of people, and each step that was done. */
import { useTranslation } from "react-i18next";

import type { ActionDetail } from "../../api";
import { useTwo } from "../../text";
import css from "./Events.module.css";
import type { ActionWords } from "./useActionWords";

/** What these note is told in words above. */
const TOLD_ABOVE = ["measured", "done"];

export function Events({ action, words }: { action: ActionDetail; words: ActionWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <section className={css.events} aria-label={t("actions.events")}>
      <h3>{t("actions.events")}</h3>
      <ol>
        {action.events.map((event, index) => (
          <li key={index}>
            <time dateTime={event.at}>{words.at(event.at)}</time>
            <span>{[words.event(event.what), words.by(event.by), TOLD_ABOVE.includes(event.what) ? "" : two(event.note)].filter(Boolean).join(" · ")}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
