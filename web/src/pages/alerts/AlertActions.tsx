/** The actions that answer an alert; where there is none, a task can be proposed. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { asProblem, useActionsFor, useMay, useProposeTask, type AlertDetail } from "../../api";
import { useTwo } from "../../text";
import { Button } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { useProblemWords } from "../../ui/words";
import css from "./AlertActions.module.css";

const TABS: Record<string, string> = { proposed: "", done: "done", undone: "done", rejected: "closed", expired: "closed", replaced: "closed" };
const GONE = ["replaced", "expired"];

export function AlertActions({ alert }: { alert: AlertDetail }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const found = useActionsFor(alert.id);
  const propose = useProposeTask(alert.id);
  const { mayForAll } = useMay();
  if (!found.data) return null;
  const actions = found.data.items.filter(({ status }) => !GONE.includes(status));
  const [asked] = propose.data ?? [];
  return (
    <section className={css.actions} aria-label={t("alerts.actions")}>
      <h3>{t("alerts.actions")}</h3>
      {actions.map(({ id, status, title }) => (
        <p key={id} className={css.one} data-answer={id}>
          <StatusTag status={status} group="actionStatus" />
          <Link to={`/actions?${new URLSearchParams({ ...(TABS[status] === "" ? {} : { tab: TABS[status] ?? "under_way" }), action: String(id) })}`}>{two(title)}</Link>
        </p>
      ))}
      {actions.length === 0 && alert.status !== "resolved" && (
        <p className={css.one}>
          <span>{t("alerts.noActions")}</span>
          {mayForAll("approve_actions") && (
            <Button size="small" loading={propose.isPending} onClick={() => propose.mutate()}>
              {t("alerts.proposeTask")}
            </Button>
          )}
        </p>
      )}
      {actions.length === 0 && alert.status === "resolved" && <p>{t("alerts.noActions")}</p>}
      <p className={css.said} role="status">
        {propose.error ? words(asProblem(propose.error)) : asked && actions.length === 0 && !found.isFetching ? t(asked.stopped ? "actions.lookStopped" : "alerts.noTask") : ""}
      </p>
    </section>
  );
}
