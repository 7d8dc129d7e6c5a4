/** The queue of actions: what waits for a decision, what is under way, what is done; one of them opened. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { ACTION_TABS, marks, TAB_STATUSES, useActions, useMay, usePlaybooks, useReturn, type Actions as Queue, type ActionTab, type Marks } from "../../api";
import { useTwo } from "../../text";
import { Empty } from "../../ui/Empty";
import { Drawer, Segmented, Select } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { OF_ACTIONS } from "../../ui/palette/keys";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useRoomy } from "../../ui/useWide";
import { ActionDetails } from "./ActionDetails";
import { ActionList, DECIDED_TOGETHER } from "./ActionList";
import css from "./Actions.module.css";
import { Aside, type PutAside } from "./Aside";
import { Bulk } from "./Bulk";
import type { Asking } from "./Decide";
import { LookNow } from "./LookNow";
import { StopButton } from "./StopButton";
import { useActionWords } from "./useActionWords";
import { useKeys } from "./useKeys";

export function Actions() {
  const { t } = useTranslation();
  const [named, show] = useParam("tab");
  const [playbook, filter] = useParam("playbook");
  const tab: ActionTab = ACTION_TABS.find((one) => one === named) ?? "waiting";
  const queue = useActions(tab, playbook);
  const head = <PageHead title={t("nav.actions")} waiting={!queue.data && !queue.error} extra={<Ways />} />;
  if (queue.error && !queue.data) {
    return (
      <>
        {head}
        <Troubled problem={queue.error} retry={() => void queue.refetch()} height={320} leave={{ to: "/actions", text: t("actions.every") }} />
      </>
    );
  }
  if (!queue.data) return head;
  return (
    <>
      {head}
      <StopButton />
      <Shown key={tab} queue={queue.data} busy={marks(queue)} tab={tab} show={(next) => show(next === "waiting" ? null : next)} playbook={playbook} filter={filter} />
    </>
  );
}

function Ways() {
  const { t } = useTranslation();
  return (
    <nav className={css.ways} aria-label={t("actions.more")}>
      <Link to="/actions/tasks">{t("actions.tasks")}</Link>
      <Link to="/actions/playbooks">{t("actions.playbooks")}</Link>
    </nav>
  );
}

type ShownProps = { queue: Queue; busy: Marks; tab: ActionTab; show: (tab: ActionTab) => void; playbook: string | null; filter: (playbook: string | null) => void };

function Shown({ queue, busy, tab, show, playbook, filter }: ShownProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useActionWords();
  const roomy = useRoomy();
  const playbooks = usePlaybooks().data ?? [];
  const [chosen, choose] = useParam("action", true);
  const [marked, mark] = useState<ReadonlySet<number>>(new Set());
  const [asking, ask] = useState<Asking>(null);
  const [left, leave] = useState<PutAside | null>(null);
  const waiting = tab === "waiting";
  const { may } = useMay();
  const mayDecide = may("approve_actions");
  const decides = waiting && mayDecide;
  const together = (waiting || tab === "done") && mayDecide;
  const actions = waiting ? queue.items.toSorted((one, other) => atStake(other) - atStake(one)) : queue.items;
  const ids = actions.map(({ id }) => id);
  const picked = chosen === null ? null : Number(chosen);
  const current = picked ?? (roomy ? (ids[0] ?? null) : null);
  const open = (id: number) => {
    ask(null);
    choose(String(id));
  };
  const toggle = (id: number) => mark((now) => (now.has(id) ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const some = actions.filter(({ id, status }) => marked.has(id) && DECIDED_TOGETHER.includes(status));
  const decide = (what: Asking, can = decides) => (can && (current !== null || some.length > 0) ? () => ask(what) : undefined);
  const back = useReturn();
  const aside = (gone: readonly number[], until: string) => {
    leave({ ids: gone, until });
    mark((now) => new Set([...now].filter((one) => !gone.includes(one))));
    choose(null);
    ask(null);
  };
  const takeBack = (gone: readonly number[]) => back.mutate([...gone], { onSuccess: () => leave(null) });
  const u = tab === "deferred" && mayDecide && current !== null ? () => takeBack([current]) : waiting && left ? () => takeBack(left.ids) : decide("undo", tab === "done" && mayDecide);
  useKeys({
    ids, current, choose: open,
    press: { a: decide("approve"), e: decide("edit"), d: decide("defer", (waiting || tab === "deferred") && mayDecide), r: decide("reject", (waiting || tab === "deferred") && mayDecide), u, x: together && current !== null ? () => toggle(current) : undefined },
  });
  const count = (one: ActionTab) => TAB_STATUSES[one].reduce((sum, status) => sum + (queue.counts[status] ?? 0), 0);
  const details = current !== null && <ActionDetails key={current} id={current} words={words} asking={some.length > 0 && asking !== "edit" ? null : asking} ask={ask} aside={aside} />;
  return (
    <>
      <div className={css.bar}>
        <Segmented className={css.tabs ?? ""} aria-label={t("actions.tabs")} value={tab} onChange={(next) => show(next as ActionTab)} options={ACTION_TABS.map((value) => ({ value, label: `${t(`actionTab.${value}`)} ${count(value)}` }))} />
        <div className={css.tools}>
          <Select className={css.filter ?? ""} aria-label={t("actions.playbook")} value={playbook ?? ""} onChange={(next) => filter(next || null)}
            options={[{ value: "", label: t("actions.everyPlaybook") }, ...playbooks.map(({ id, name }) => ({ value: id, label: two(name) }))]}
          />
          <LookNow playbook={playbook} />
        </div>
      </div>
      {left && <Aside left={left} words={words} pending={back.isPending} takeBack={() => takeBack(left.ids)} />}
      {together && some.length > 0 && <Bulk some={some} words={words} asking={asking} ask={ask} clear={() => mark(new Set())} aside={aside} />}
      {ids.length === 0 ? (
        <Empty title={t(`actions.none.${tab}`)} how={t("actions.noneHow")}>
          <Link to="/actions/playbooks">{t("actions.playbooks")}</Link>
        </Empty>
      ) : (
        <div className={css.split} {...busy}>
          <div>
            <ActionList actions={actions} words={words} current={current} choose={open} marked={together ? marked : null} toggle={toggle} />
            {decides && <Keys />}
          </div>
          {roomy && <div className={css.details}>{details}</div>}
        </div>
      )}
      {(!roomy || ids.length === 0) && picked !== null && (
        <Drawer open title={t("actions.one")} size={620} onClose={() => choose(null)} styles={{ body: { padding: 0 } }}>
          {details}
        </Drawer>
      )}
    </>
  );
}

/** What waits is decided on by what it should bring. */
const atStake = ({ expected }: Queue["items"][number]) => Number(expected.amount ?? 0);

function Keys() {
  const { t } = useTranslation();
  return (
    <p className={css.keys} aria-hidden="true">
      {OF_ACTIONS.map((key) => (
        <span key={key}>
          <kbd>{key}</kbd>
          {t(`actions.key.${key}`)}
        </span>
      ))}
    </p>
  );
}
