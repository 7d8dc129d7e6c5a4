/** One goal opened: where it stands, its months, the SMART check, its parts, its target and every version of it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useGoal, useInbox, useMay, viewSearch, DEFAULT_VIEW, type GoalDetail, type Goals } from "../../api";
import { useTwo } from "../../text";
import { Comments } from "../../ui/Comments";
import { Button } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useReasonWords } from "../../ui/words";
import { ActivateForm } from "./ActivateForm";
import css from "./GoalPanel.module.css";
import { MonthsChart } from "./MonthsChart";
import { SmartCheck } from "./SmartCheck";
import { statusOf } from "./standing";
import { TargetForm } from "./TargetForm";
import type { GoalWords } from "./useGoalWords";
import { Versions } from "./Versions";

type GoalPanelProps = { id: string; goals: Goals; words: GoalWords; choose: (id: string) => void };

export function GoalPanel({ id, goals, words, choose }: GoalPanelProps) {
  const goal = useGoal(id);
  if (goal.error && !goal.data) return <Troubled problem={goal.error} retry={() => void goal.refetch()} height={240} />;
  if (!goal.data) {
    return (
      <div className={css.panel} aria-busy="true">
        <Wait bars={[60, 100, 100, 80]} tall={[16, 60, 180, 120]} />
      </div>
    );
  }
  return (
    <div className={css.panel} data-panel={id}>
      <Head goal={goal.data} goals={goals} words={words} choose={choose} />
      <ItsAlerts id={id} words={words} />
      {goal.data.months.length > 1 && <MonthsChart goal={goal.data} today={goals.today} />}
      <SmartCheck checks={goal.data.smart} />
      <Parts goal={goal.data} words={words} choose={choose} />
      <Comments kind="goal" id={id} />
      <Versions goal={goal.data} words={words} today={goals.today} />
    </div>
  );
}

type HeadProps = { goal: GoalDetail; goals: Goals; words: GoalWords; choose: (id: string) => void };

function Head({ goal, goals, words, choose }: HeadProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const [editing, edit] = useState(false);
  const changes = useMay().mayForAll("edit_goals");
  const scope = words.scope(goal);
  const serves = goals.strategies.find(({ id }) => id === goal.strategy);
  return (
    <section className={css.head}>
      <p className={css.tags}>
        <StatusTag status={statusOf(goal)} group="goalStatus" />
        <span>{words.name(goal.owner)}</span>
        <span>{words.period(goal)}</span>
        {scope && <span>{scope}</span>}
        {goal.gate && <span title={t("goals.gateMeans")}>{t("goals.gate")}</span>}
      </p>
      <dl className={css.figures}>
        <Figure name={t("goals.actual")} value={words.number(goal, goal.progress?.actual)} />
        <Figure name={t("goals.target")} value={words.target(goal)} />
        <Figure name={t("goals.expected")} value={goal.direction === "band" ? words.target(goal) : words.number(goal, goal.progress?.expected)} />
        <Figure name={t("goals.vsPace")} value={words.difference(goal)} />
      </dl>
      <Why goal={goal} />
      {serves && <p className={css.serves}>{t("goals.serves", { name: two(serves.name) })}</p>}
      {goal.parent && (
        <p className={css.serves}>
          {t("goals.partOf")}{" "}
          <button type="button" className={css.link} onClick={() => choose(goal.parent!)}>
            {goal.parent}
          </button>
        </p>
      )}
      <p className={css.actions}>
        {changes && goal.adjustable_from && goal.status === "active" && (
          <Button aria-expanded={editing} onClick={() => edit(!editing)}>
            {t("goals.change")}
          </Button>
        )}
        <Link to={`/kpis/${goal.kpi}${viewSearch({ ...DEFAULT_VIEW, period: `${goal.start}..${goal.progress?.measured ?? goal.end}`, where: goal.where, currency: null })}`}>{t("goals.toKpi", { name: two(goal.kpi_name) })}</Link>
      </p>
      {changes && goal.status === "draft" && <ActivateForm goal={goal} />}
      {changes && editing && goal.adjustable_from && <TargetForm goal={goal} from={goal.adjustable_from} today={goals.today} close={() => edit(false)} />}
    </section>
  );
}

/** Open alerts about this goal. */
function ItsAlerts({ id, words }: { id: string; words: GoalWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const found = (useInbox("open").data?.items ?? []).flatMap((group) => group.alerts).filter(({ slice }) => slice.goal === id);
  if (found.length === 0) return null;
  return (
    <ul className={css.alerts} aria-label={t("nav.alerts")}>
      {found.map((alert) => (
        <li key={alert.id}>
          <StatusTag status={alert.severity} group="severity" />
          <Link to={`/alerts?alert=${alert.id}`}>{alert.name ? two(alert.name) : alert.rule}</Link>
          <span>{t("alerts.since", { day: words.day(alert.since) })}</span>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Why there is no attainment, or why the months are even. */
function Why({ goal }: { goal: GoalDetail }) {
  const { t } = useTranslation();
  const reason = useReasonWords();
  const { progress } = goal;
  if (!progress) return null;
  if (progress.reason) return <p className={css.why}>{reason(progress.reason)}</p>;
  return progress.shape_fallback ? <p className={css.why}>{t("goals.even")}</p> : null;
}

function Parts({ goal, words, choose }: { goal: GoalDetail; words: GoalWords; choose: (id: string) => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { parts, unallocated, findings, way, drivers } = goal.cascade;
  if (parts.length === 0 && drivers.length === 0) return null;
  return (
    <section className={css.parts}>
      <h3>{t("goals.parts")}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("goals.goal")}</th>
            <th scope="col">{t("goals.target")}</th>
            <th scope="col">{t("goals.actual")}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={part.goal}>
              <th scope="row">
                <button type="button" className={css.link} onClick={() => choose(part.goal)}>
                  {two(part.name)}
                </button>
                {!part.counted && <small>{t("goals.notCounted")}</small>}
              </th>
              <td>{words.number(goal, part.planned?.value)}</td>
              <td>{words.number(goal, part.actual?.value)}</td>
            </tr>
          ))}
        </tbody>
        {way === "sum" && unallocated && (
          <tfoot>
            <tr>
              <th scope="row">{t("goals.unallocated")}</th>
              <td>{words.number(goal, unallocated.value)}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
      {findings.map((finding) => (
        <p key={finding.text.en} className={css.why}>
          {two(finding.text)} {finding.remedy && two(finding.remedy)}
        </p>
      ))}
    </section>
  );
}
