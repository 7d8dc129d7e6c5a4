/** One alert: the value against its limit, since when, what is behind it, what to do, and what was done. */
import { useEffect, useMemo, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { DEFAULT_VIEW, useAlert, useMay, useTakeBack, useUnmute, viewSearch, type AlertDetail } from "../../api";
import { addDays } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { AgainstChart } from "../../ui/AgainstChart";
import type { AgainstWords, Held, Stretch } from "../../ui/againstOption";
import { sayDay, sayTime } from "../../ui/dates";
import { kindOf, say } from "../../ui/format";
import { useActorName } from "../../ui/actors";
import { Comments } from "../../ui/Comments";
import { Button, CheckOutlined, UndoOutlined } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useCoded } from "../../ui/words";
import { AlertActions } from "./AlertActions";
import css from "./AlertDetails.module.css";
import { MuteForm } from "./MuteForm";
import type { AlertWords } from "./useAlertWords";

type AlertDetailsProps = { id: number; words: AlertWords; take: (() => void) | null; muting: RefObject<() => void> };

export function AlertDetails({ id, words, take, muting }: AlertDetailsProps) {
  const alert = useAlert(id);
  if (alert.error && !alert.data) return <Troubled problem={alert.error} retry={() => void alert.refetch()} height={240} />;
  if (!alert.data) {
    return (
      <div className={css.panel} aria-busy="true">
        <Wait bars={[50, 90, 100, 70]} tall={[16, 24, 180, 60]} />
      </div>
    );
  }
  return <Shown alert={alert.data} words={words} take={take} muting={muting} />;
}

function Shown({ alert, words, take, muting }: Omit<AlertDetailsProps, "id"> & { alert: AlertDetail }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [asking, ask] = useState(false);
  const unmute = useUnmute(alert.id);
  const back = useTakeBack();
  const { may } = useMay();
  const works = may("work_alerts");
  const mutes = may("edit_alerts");
  useEffect(() => {
    muting.current = () => ask(mutes);
  }, [muting, mutes]);
  return (
    <article className={css.panel} data-details={alert.id}>
      <header className={css.head}>
        <p className={css.tags}>
          <StatusTag status={alert.severity} group="severity" />
          <StatusTag status={alert.status} group="alertState" />
          <Link to={`/alerts/rules/${alert.rule}`}>{words.name(alert)}</Link>
        </p>
        <h2>
          {words.place(alert.slice)}
          {": "}
          <b>{words.number(alert, alert.value)}</b>
          {alert.limit !== null && ` ${t("alerts.limit", { limit: words.number(alert, alert.limit) })}`}
        </h2>
        <p className={css.facts}>
          <span>{t("alerts.since", { day: words.day(alert.since) })}</span>
          <span>{t("alerts.ownedBy", { owner: words.owner(alert.owner) })}</span>
          {alert.usual !== null && <span>{t("alerts.usually", { value: words.number(alert, alert.usual) })}</span>}
          {alert.runway !== null && <span>{t("alerts.runway", { count: Math.round(Number(alert.runway)) })}</span>}
          {alert.ended && <span>{t("alerts.endedOn", { day: words.day(alert.ended) })}</span>}
          {alert.muted_until && <span>{t("alerts.mutedUntil", { day: words.day(alert.muted_until) })}</span>}
        </p>
      </header>
      <Series alert={alert} />
      {alert.cause && <p className={css.cause}>{two(alert.cause)}</p>}
      <dl className={css.words}>
        {alert.means && (
          <div>
            <dt>{t("alerts.means")}</dt>
            <dd>{two(alert.means)}</dd>
          </div>
        )}
        {alert.todo && (
          <div>
            <dt>{t("alerts.todo")}</dt>
            <dd>{two(alert.todo)}</dd>
          </div>
        )}
      </dl>
      <Leads alert={alert} words={words} />
      <AlertActions alert={alert} />
      <footer className={css.actions}>
        {alert.status === "open" && take && works && (
          <Button type="primary" icon={<CheckOutlined aria-hidden="true" />} onClick={take}>
            {t("alerts.take")}
          </Button>
        )}
        {alert.status === "acknowledged" && works && (
          <Button icon={<UndoOutlined aria-hidden="true" />} loading={back.isPending} onClick={() => back.mutate(alert.id)}>
            {t("alerts.takeBack")}
          </Button>
        )}
        {!mutes ? null : alert.muted_until ? (
          <Button loading={unmute.isPending} onClick={() => unmute.mutate()}>
            {t("alerts.unmute")}
          </Button>
        ) : (
          alert.status !== "resolved" && (
            <Button aria-expanded={asking} onClick={() => ask(!asking)}>
              {t("alerts.mute")}
            </Button>
          )
        )}
      </footer>
      {asking && !alert.muted_until && <MuteForm id={alert.id} close={() => ask(false)} />}
      <Comments kind="alert" id={String(alert.id)} />
      <Events alert={alert} words={words} />
    </article>
  );
}

function Series({ alert }: { alert: AlertDetail }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { unit, day } = alert;
  const points = useMemo(() => alert.series.map((point): Held => ({ at: point.day, value: number(point.value), low: number(point.limit) })), [alert.series]);
  const stretches = useMemo(() => stretchesOf(alert.series), [alert.series]);
  const words = useMemo<AgainstWords>(
    () => ({
      axis: (value) => say(value, { unit, currency: null, language, size: "axis" }),
      value: (value) => say(value, { unit, currency: null, language, size: "table" }),
      at: ({ at }) => sayDay(at, language, day),
      actual: t("alerts.value"),
      held: t("alerts.limitWord"),
      soFar: t("trend.soFar"),
    }),
    [unit, language, day, t],
  );
  if (alert.kpi === null || points.every((point) => point.value === null)) return null;
  return <AgainstChart title={t("alerts.seriesNote")} points={points} stretches={stretches} words={words} fromZero={kindOf(unit) === "count" || kindOf(unit) === "money"} height={200} of={{ kpi: alert.kpi, where: sliceOf(alert.slice), lastDay: day }} />;
}

/** The filters of the slice that an alert is of. */
const sliceOf = ({ goal: _, ...slice }: AlertDetail["slice"]) => Object.fromEntries(Object.entries(slice).map(([dimension, value]) => [dimension, [value]]));

const number = (text: string | null) => (text === null ? null : Number(text));

/** Runs of bad days; a single bad day is drawn from the day before it. */
export function stretchesOf(series: AlertDetail["series"]): Stretch[] {
  const found: Stretch[] = [];
  series.forEach(({ bad }, index) => {
    const last = found.at(-1);
    if (!bad) return;
    if (last && last.to === index - 1) last.to = index;
    else found.push({ from: Math.max(0, index - 1), to: index });
  });
  return found;
}

/** Where to look: the KPI in the same slice, the goal that is behind. */
function Leads({ alert, words }: { alert: AlertDetail; words: AlertWords }) {
  const { t } = useTranslation();
  const { goal } = alert.slice;
  const where = sliceOf(alert.slice);
  return (
    <p className={css.leads}>
      {alert.kpi && <Link to={`/kpis/${alert.kpi}${viewSearch({ ...DEFAULT_VIEW, period: `${addDays(alert.day, -89)}..${alert.day}`, where })}`}>{t("alerts.toKpi")}</Link>}
      {goal && <Link to={`/goals?goal=${encodeURIComponent(goal)}`}>{t("alerts.toGoal", { name: words.place({ goal }) })}</Link>}
    </p>
  );
}

/** Who it was when nobody was. */
const SYSTEM = "alerts";

function Events({ alert, words }: { alert: AlertDetail; words: AlertWords }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const coded = useCoded();
  const actor = useActorName();
  return (
    <section className={css.events} aria-label={t("alerts.events")}>
      <h3>{t("alerts.events")}</h3>
      <ol>
        {alert.events.map((event, index) => (
          <li key={index}>
            <time dateTime={event.at}>{event.day ? words.day(event.day) : `${words.day(event.at.slice(0, 10))} ${sayTime(event.at, language)}`}</time>
            <span>
              {[coded("alertEvent", event.what, event.what), event.by === SYSTEM ? "" : actor(event.by), coded("alertEnd", event.note, event.note)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
