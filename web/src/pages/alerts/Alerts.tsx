/** The inbox: alerts by severity and group, one of them opened; j and k move, a acknowledges, shift-a its group, m mutes, u takes back. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useInbox, useMay, useTakeBack, type Alert, type AlertStatus, type Inbox } from "../../api";
import { Button, Drawer, Segmented } from "../../ui/kit";
import { Empty } from "../../ui/Empty";
import { PageHead } from "../../ui/PageHead";
import { isTyping, OF_ALERTS } from "../../ui/palette/keys";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { useRoomy } from "../../ui/useWide";
import { useProblemWords } from "../../ui/words";
import { AlertDetails } from "./AlertDetails";
import { AlertList } from "./AlertList";
import css from "./Alerts.module.css";
import { useAcknowledging } from "./useAcknowledging";
import { useAlertWords } from "./useAlertWords";

const STATES = ["open", "acknowledged", "resolved"] as const;

export function Alerts() {
  const { t } = useTranslation();
  const [state, setState] = useParam("state");
  const status: AlertStatus = state === "acknowledged" || state === "resolved" ? state : "open";
  const inbox = useInbox(status);
  const rules = <Link to="/alerts/rules">{t("alerts.rules")}</Link>;
  if (inbox.error && !inbox.data) {
    return (
      <>
        <PageHead title={t("nav.alerts")} extra={rules} />
        <Troubled problem={inbox.error} retry={() => void inbox.refetch()} height={320} />
      </>
    );
  }
  if (!inbox.data) return <PageHead title={t("nav.alerts")} extra={rules} waiting />;
  return (
    <>
      <PageHead title={t("nav.alerts")} extra={<div className={css.rules}>{rules}</div>} />
      <Shown inbox={inbox.data} marks={marks(inbox)} status={status} show={(next) => setState(next === "open" ? null : next)} />
    </>
  );
}

type ShownProps = { inbox: Inbox; marks: ReturnType<typeof marks>; status: AlertStatus; show: (status: AlertStatus) => void };

function Shown({ inbox, marks: busy, status, show }: ShownProps) {
  const { t } = useTranslation();
  const words = useAlertWords();
  const problem = useProblemWords();
  const roomy = useRoomy();
  const [chosen, choose] = useParam("alert", true);
  const taken = useAcknowledging();
  const groups = inbox.items
    .map((group) => ({ ...group, alerts: group.alerts.filter(({ id }) => status !== "open" || !taken.ids.includes(id)) }))
    .filter((group) => group.alerts.length > 0);
  const alerts = groups.flatMap((group) => group.alerts);
  const picked = chosen === null ? null : Number(chosen);
  const current = picked ?? (roomy ? (alerts[0]?.id ?? null) : null);
  const { may } = useMay();
  const works = may("work_alerts");
  /** One of them, or a group; what stands after it is opened next. */
  const take = (ids: readonly number[]) => {
    const at = alerts.findLastIndex(({ id }) => ids.includes(id));
    if (!works || at < 0 || alerts[at]!.status !== "open") return;
    taken.add(ids);
    const left = ({ id }: Alert) => !ids.includes(id);
    const next = alerts.slice(at).find(left) ?? alerts.findLast(left);
    choose(next && chosen !== null ? String(next.id) : null);
  };
  const takeGroup = (id: number) => take(groups.find((group) => group.alerts.some((alert) => alert.id === id))?.alerts.map((alert) => alert.id) ?? []);
  const back = useTakeBack();
  const undo = () => {
    if (taken.last.length > 0) taken.undo();
    else if (works && status === "acknowledged" && current !== null) back.mutate(current);
  };
  const muting = useRef<() => void>(() => undefined);
  useKeys(alerts, current, { choose: (id) => choose(String(id)), take: (id) => take([id]), takeGroup, mute: () => muting.current(), undo });
  const count = (one: AlertStatus) => (inbox.counts[one] ?? 0) + (one === "open" ? -taken.ids.length : one === "acknowledged" ? taken.ids.length : 0);
  const details = current !== null && <AlertDetails key={current} id={current} words={words} take={taken.ids.includes(current) ? null : () => take([current])} muting={muting} />;
  return (
    <>
      <div className={css.bar}>
        <Segmented aria-label={t("alerts.state")} value={status} onChange={(next) => show(next as AlertStatus)}
          options={STATES.map((value) => ({ value, label: `${t(`alertState.${value}`)} ${Math.max(0, count(value))}` }))}
        />
        <p className={css.keys} aria-hidden="true">
          {OF_ALERTS.map((key) => (
            <span key={key}>
              <kbd>{key}</kbd>
              {t(`alerts.key.${key}`)}
            </span>
          ))}
        </p>
      </div>
      <Problems problems={inbox.problems} />
      {taken.trouble && (
        <p className={css.trouble} role="alert">
          {problem(taken.trouble)}
        </p>
      )}
      {alerts.length === 0 ? (
        <Empty title={t(`alerts.none.${status}`)} how={t("alerts.noneHow")}>
          <Link to="/alerts/rules">{t("alerts.rules")}</Link>
        </Empty>
      ) : (
        <div className={css.split} {...busy}>
          <AlertList groups={groups} words={words} current={current} choose={(id) => choose(String(id))} take={works && status === "open" ? take : null} />
          {roomy && <div className={css.details}>{details}</div>}
        </div>
      )}
      {!roomy && picked !== null && (
        <Drawer open title={t("alerts.one")} size={560} onClose={() => choose(null)} styles={{ body: { padding: 0 } }}>
          {details}
        </Drawer>
      )}
      <Undo count={taken.last.length} undo={taken.undo} />
    </>
  );
}

/** Rules that could not be evaluated: said, because silence would look like all is well. */
function Problems({ problems }: { problems: Record<string, string> }) {
  const { t } = useTranslation();
  return Object.entries(problems).map(([rule, why]) => (
    <p key={rule} className={css.trouble} role="status">
      {t("alerts.notEvaluated", { rule })} {why}
    </p>
  ));
}

function Undo({ count, undo }: { count: number; undo: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.undo} role="status" data-shown={count > 0 ? "" : undefined}>
      {count > 0 && (
        <>
          <span>{t("alerts.taken", { count })}</span>
          <Button size="small" onClick={undo}>
            {t("undo")}
          </Button>
        </>
      )}
    </div>
  );
}

type Acts = { choose: (id: number) => void; take: (id: number) => void; takeGroup: (id: number) => void; mute: () => void; undo: () => void };

function useKeys(alerts: readonly Alert[], current: number | null, acts: Acts) {
  const latest = useRef({ alerts, current, acts });
  useEffect(() => {
    latest.current = { alerts, current, acts };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const { alerts: all, current: now, acts: does } = latest.current;
      const at = all.findIndex(({ id }) => id === now);
      const next = { j: all[Math.min(at + 1, all.length - 1)], k: all[Math.max(at - 1, 0)] }[event.key];
      if (next) {
        does.choose(next.id);
        document.querySelector(`[data-alert="${next.id}"]`)?.scrollIntoView({ block: "nearest" });
      } else if (event.key === "a" && now !== null) does.take(now);
      else if (event.key === "A" && now !== null) does.takeGroup(now);
      else if (event.key === "m" && now !== null) does.mute();
      else if (event.key === "u") does.undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

