/** Actions as rows: what would be done, what it should bring, how much money it moves, how old it is. */
import { useTranslation } from "react-i18next";

import type { ActionEntry } from "../../api";
import { useTwo } from "../../text";
import { Checkbox } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import css from "./ActionList.module.css";
import { Badges } from "./Badges";
import type { ActionWords } from "./useActionWords";

type ActionListProps = {
  actions: readonly ActionEntry[];
  words: ActionWords;
  current: number | null;
  choose: (id: number) => void;
  /** Those that are decided on together; null where nothing is to be decided. */
  marked: ReadonlySet<number> | null;
  toggle: (id: number) => void;
};

/** What is approved, put aside, rejected or undone with others. */
export const DECIDED_TOGETHER = ["proposed", "done"];

export function ActionList({ actions, words, current, choose, marked, toggle }: ActionListProps) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <ul className={css.list} aria-label={t("nav.actions")}>
      {actions.map((action) => (
        <li key={action.id} className={css.row} data-chosen={action.id === current ? "" : undefined}>
          {marked && DECIDED_TOGETHER.includes(action.status) && (
            <span className={css.mark}>
              <Checkbox checked={marked.has(action.id)} aria-label={t("actions.mark", { title: two(action.title) })} onChange={() => toggle(action.id)} />
            </span>
          )}
          <Item action={action} words={words} chosen={action.id === current} choose={() => choose(action.id)} />
        </li>
      ))}
    </ul>
  );
}

type ItemProps = { action: ActionEntry; words: ActionWords; chosen: boolean; choose: () => void };

function Item({ action, words, chosen, choose }: ItemProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const money = words.money(action);
  const moment = action.done_at ?? action.decided_at ?? action.proposed_at;
  return (
    <button type="button" className={css.item} data-action={action.id} data-playbook={action.playbook} aria-pressed={chosen} onClick={choose}>
      <span className={css.title}>
        <b>{two(action.title)}</b>
        {money && <span className={css.money}>{money}</span>}
      </span>
      <span className={css.what}>{two(action.effect || action.verified ? (action.verified ?? action.expected.text) : action.expected.text)}</span>
      <span className={css.when}>
        {action.status !== "proposed" && <StatusTag status={action.status} group="actionStatus" />}
        <Badges action={action} />
        <span>{words.playbook(action.playbook)}</span>
        <time dateTime={moment}>{words.ago(moment)}</time>
        {action.deferred && <span>{t("actions.backOn", { day: words.day(action.deferred.until) })}</span>}
        {action.status === "proposed" && <span>{words.expiry(action.expires_at)}</span>}
      </span>
    </button>
  );
}
