/** What persons are to do, due first at the top; each is closed with what was done. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useCloseTask, useMay, useTasks, type Task, type TaskStatus } from "../../api";
import { useTwo } from "../../text";
import { Avatar } from "../../ui/Avatar";
import { Empty } from "../../ui/Empty";
import { Button, CheckOutlined, Segmented } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { ReasonForm } from "../../ui/ReasonForm";
import { StatusTag } from "../../ui/StatusTag";
import { today } from "../../ui/today";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import css from "./Tasks.module.css";
import { useActionWords } from "./useActionWords";

const STATES = ["open", "done", "withdrawn"] as const;

export function Tasks() {
  const { t } = useTranslation();
  const [named, show] = useParam("state");
  const status: TaskStatus = STATES.find((one) => one === named) ?? "open";
  const tasks = useTasks(status);
  const head = <PageHead title={t("actions.tasks")} crumbs={<Link to="/actions">{t("nav.actions")}</Link>} waiting={!tasks.data && !tasks.error} />;
  if (tasks.error && !tasks.data) {
    return (
      <>
        {head}
        <Troubled problem={tasks.error} retry={() => void tasks.refetch()} height={320} />
      </>
    );
  }
  if (!tasks.data) return head;
  return (
    <>
      {head}
      <p className={css.bar}>
        <Segmented aria-label={t("tasks.state")} value={status} onChange={(next) => show(next === "open" ? null : String(next))} options={STATES.map((value) => ({ value, label: t(`taskStatus.${value}`) }))} />
      </p>
      {tasks.data.items.length === 0 ? (
        <Empty title={t(`tasks.none.${status}`)} how={t("tasks.noneHow")}>
          <Link to="/actions?playbook=task">{t("tasks.toProposals")}</Link>
        </Empty>
      ) : (
        <ul className={css.list} {...marks(tasks)}>
          {tasks.data.items.map((task) => (
            <One key={task.id} task={task} />
          ))}
        </ul>
      )}
    </>
  );
}

function One({ task }: { task: Task }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useActionWords();
  const close = useCloseTask(task.id);
  const [asking, ask] = useState<"done" | "withdrawn" | null>(null);
  const { may } = useMay();
  const late = task.status === "open" && task.due < today();
  return (
    <li className={css.task} data-task={task.id}>
      <header className={css.head}>
        <h2>{two(task.title)}</h2>
        {late && <StatusTag status="late" group="taskStatus" />}
        {task.status !== "open" && <StatusTag status={task.status} group="taskStatus" />}
      </header>
      <p className={css.who}>
        <Avatar name={task.person_name} />
        <span>{task.person_name}</span>
        <span>{t("tasks.due", { day: words.day(task.due) })}</span>
        {task.closed_at && <span>{t("tasks.closedBy", { by: words.by(task.closed_by), when: words.ago(task.closed_at) })}</span>}
      </p>
      <p className={css.body}>{two(task.body)}</p>
      {task.note && <p className={css.note}>{task.note}</p>}
      {task.status === "open" && may("work_alerts") &&
        (asking ? (
          <ReasonForm key={asking} act={t(asking === "done" ? "tasks.close" : "tasks.withdraw")} optional={asking === "done"} hint={t("tasks.hint")} pending={close.isPending} problem={close.error} close={() => ask(null)}
            send={(note) => close.mutate({ note, standing: asking })}
          />
        ) : (
          <p className={css.buttons}>
            <Button type="primary" icon={<CheckOutlined aria-hidden="true" />} onClick={() => ask("done")}>
              {t("tasks.close")}
            </Button>
            <Button onClick={() => ask("withdrawn")}>{t("tasks.withdraw")}</Button>
          </p>
        ))}
    </li>
  );
}
