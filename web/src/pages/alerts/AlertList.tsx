/** Alerts in their groups, the most severe first. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Alert, Inbox } from "../../api";
import { Avatar } from "../../ui/Avatar";
import { Button } from "../../ui/kit";
import { StatusIcon } from "../../ui/StatusTag";
import { useCoded } from "../../ui/words";
import css from "./AlertList.module.css";
import type { AlertWords } from "./useAlertWords";

type Group = Inbox["items"][number];
type AlertListProps = { groups: readonly Group[]; words: AlertWords; current: number | null; choose: (id: number) => void; take: ((ids: readonly number[]) => void) | null };

const SEVERITIES = ["critical", "warning", "notice"];
const SHOWN_FIRST = 4;

export function AlertList({ groups, words, current, choose, take }: AlertListProps) {
  const coded = useCoded();
  return (
    <div className={css.list}>
      {SEVERITIES.map((severity) => {
        const mine = groups.filter((group) => group.severity === severity);
        if (mine.length === 0) return null;
        return (
          <section key={severity} aria-label={coded("severity", severity, severity)}>
            <h2>
              {coded("severity", severity, severity)} {mine.reduce((sum, group) => sum + group.alerts.length, 0)}
            </h2>
            <ul>
              {mine.map((group) => (
                <GroupItem key={`${group.rule} ${JSON.stringify(group.together)} ${group.alerts[0]?.id}`} group={group} words={words} current={current} choose={choose} take={take} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

type GroupProps = Omit<AlertListProps, "groups"> & { group: Group };

function GroupItem({ group, words, current, choose, take }: GroupProps) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const name = words.name(group);
  const many = group.alerts.length > 1;
  const hidesCurrent = group.alerts.slice(SHOWN_FIRST).some(({ id }) => id === current);
  const shown = group.alerts.slice(0, all || hidesCurrent ? undefined : SHOWN_FIRST);
  const together = Object.keys(group.together).length > 0 ? words.place(group.together) : "";
  return (
    <li className={css.group}>
      {many && (
        <p className={css.head}>
          <StatusIcon status={group.severity} group="severity" />
          <b>{name}</b>
          <span className={css.where}>{[together, t("alerts.places", { count: group.alerts.length }), words.owner(group.alerts[0]!.owner)].filter(Boolean).join(" · ")}</span>
          {take && (
            <Button size="small" onClick={() => take(group.alerts.map(({ id }) => id))} aria-label={t("alerts.takeAllOf", { act: t("alerts.takeAll", { count: group.alerts.length }), name: [name, together].filter(Boolean).join(" · ") })}>
              {t("alerts.takeAll", { count: group.alerts.length })}
            </Button>
          )}
        </p>
      )}
      {shown.map((alert) => (
        <Item key={alert.id} alert={alert} name={many ? null : name} words={words} chosen={alert.id === current} choose={choose} />
      ))}
      {group.alerts.length > shown.length && (
        <button type="button" className={css.more} onClick={() => showAll(true)}>
          {t("breakdown.more", { count: group.alerts.length - shown.length })}
        </button>
      )}
    </li>
  );
}

type ItemProps = { alert: Alert; name: string | null; words: AlertWords; chosen: boolean; choose: (id: number) => void };

function Item({ alert, name, words, chosen, choose }: ItemProps) {
  const { t } = useTranslation();
  const owner = words.owner(alert.owner);
  return (
    <button type="button" className={css.item} data-alert={alert.id} data-rule={alert.rule} aria-pressed={chosen} onClick={() => choose(alert.id)}>
      <span className={css.title}>
        {name && <StatusIcon status={alert.severity} group="severity" />}
        <b>{name ?? words.place(alert.slice)}</b>
        <time dateTime={alert.since}>{words.day(alert.since)}</time>
      </span>
      <span className={css.what}>
        {name && `${words.place(alert.slice)} · `}
        <b>{words.number(alert, alert.value)}</b>
        {alert.limit !== null && ` ${t("alerts.limit", { limit: words.number(alert, alert.limit) })}`}
      </span>
      <span className={css.who}>
        {name && <Avatar name={owner} />}
        {name && owner}
        {alert.muted_until && <small>{t("alerts.mutedUntil", { day: words.day(alert.muted_until) })}</small>}
        {alert.ended && <small>{t("alerts.endedOn", { day: words.day(alert.ended) })}</small>}
      </span>
    </button>
  );
}
