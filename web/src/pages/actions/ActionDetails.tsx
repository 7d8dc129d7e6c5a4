/** One action: what it changes and why, what it should bring, what it may do, what has happened to it, and what can be decided. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useAction, type ActionDetail } from "../../api";
import { useTwo } from "../../text";
import { Comments } from "../../ui/Comments";
import { DownloadOutlined } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./ActionDetails.module.css";
import { Badges } from "./Badges";
import { Decide, type Asking } from "./Decide";
import { Difference } from "./Difference";
import { Events } from "./Events";
import { Outcome } from "./Outcome";
import type { ActionWords } from "./useActionWords";
import { Within } from "./Within";

type ActionDetailsProps = { id: number; words: ActionWords; asking: Asking; ask: (what: Asking) => void; aside: (ids: readonly number[], until: string) => void };

export function ActionDetails({ id, words, asking, ask, aside }: ActionDetailsProps) {
  const action = useAction(id);
  if (action.error && !action.data) return <Troubled problem={action.error} retry={() => void action.refetch()} height={240} />;
  if (!action.data) {
    return (
      <div className={css.panel} aria-busy="true">
        <Wait bars={[40, 80, 100, 100, 60]} tall={[16, 24, 40, 160, 40]} />
      </div>
    );
  }
  return <Shown action={action.data} words={words} asking={asking} ask={ask} aside={aside} />;
}

type ShownProps = Omit<ActionDetailsProps, "id"> & { action: ActionDetail };

function Shown({ action, words, asking, ask, aside }: ShownProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const money = words.money(action);
  return (
    <article className={css.panel} data-details={action.id} data-status={action.status}>
      <header className={css.head}>
        <p className={css.tags}>
          <StatusTag status={action.status} group="actionStatus" />
          <Badges action={action} />
          <Link to={`/actions/playbooks?playbook=${action.playbook}`}>{words.playbook(action.playbook)}</Link>
        </p>
        <h2>{two(action.title)}</h2>
        <p className={css.facts}>
          {money && <b>{money}</b>}
          <span>
            {t("actions.proposed", { when: words.ago(action.proposed_at), by: words.by(action.by) })}
          </span>
          {(action.status === "proposed" || action.status === "deferred") && <span>{words.expiry(action.expires_at)}</span>}
          {action.decided_by && <span>{t(action.status === "rejected" ? "actions.rejectedBy" : "actions.approvedBy", { by: words.by(action.decided_by), when: words.ago(action.decided_at!) })}</span>}
        </p>
      </header>
      <p className={css.reason}>{two(action.reason)}</p>
      <Outcome action={action} words={words} />
      <Decide action={action} words={words} asking={asking} ask={ask} aside={aside} />
      <Difference lines={action.lines} />
      <Within action={action} words={words} />
      <Leads action={action} words={words} />
      <Comments kind="action" id={String(action.id)} />
      <Events action={action} words={words} />
    </article>
  );
}

/** Where it leads: the alerts it answers, the KPI it moves, the order it wrote, its lines in the audit log. */
function Leads({ action, words }: Pick<ShownProps, "action" | "words">) {
  const { t } = useTranslation();
  const { kpi } = action.expected;
  return (
    <p className={css.leads}>
      {action.alerts.map((id) => (
        <Link key={id} to={`/alerts?alert=${id}`}>
          {t("actions.toAlert", { id })}
        </Link>
      ))}
      {words.knownKpi(kpi) && <Link to={`/kpis/${kpi}`}>{t("actions.toKpi", { name: words.kpi(kpi) })}</Link>}
      {action.files.map((name) => (
        <a key={name} href={`/api/v1/actions/${action.id}/files/${encodeURIComponent(name)}`} download={name}>
          <DownloadOutlined aria-hidden="true" /> {name}
        </a>
      ))}
      {action.purchase && <Link to={`/purchases/${action.purchase}`}>{t("actions.toPurchase", { id: action.purchase })}</Link>}
      <Link to={`/audit?subject=${encodeURIComponent(`action:${action.id}`)}`}>{t("actions.toAudit")}</Link>
    </p>
  );
}
