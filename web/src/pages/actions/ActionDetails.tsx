/** One action: what it changes and why, what it should bring, what it may do, what has happened to it, and what can be decided. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useAction, useApprove, useMay, useReject, useTryAgain, useUndoAction, type ActionDetail } from "../../api";
import { useTwo } from "../../text";
import { Comments } from "../../ui/Comments";
import { Button, CheckOutlined, CloseOutlined, DownloadOutlined, UndoOutlined } from "../../ui/kit";
import { ReasonForm } from "../../ui/ReasonForm";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./ActionDetails.module.css";
import { Difference } from "./Difference";
import { Events } from "./Events";
import { Outcome } from "./Outcome";
import { Refused } from "./Refused";
import type { ActionWords } from "./useActionWords";
import { Within } from "./Within";

export type Asking = "approve" | "reject" | "undo" | null;
type ActionDetailsProps = { id: number; words: ActionWords; asking: Asking; ask: (what: Asking) => void };

export function ActionDetails({ id, words, asking, ask }: ActionDetailsProps) {
  const action = useAction(id);
  if (action.error && !action.data) return <Troubled problem={action.error} retry={() => void action.refetch()} height={240} />;
  if (!action.data) {
    return (
      <div className={css.panel} aria-busy="true">
        <Wait bars={[40, 80, 100, 100, 60]} tall={[16, 24, 40, 160, 40]} />
      </div>
    );
  }
  return <Shown action={action.data} words={words} asking={asking} ask={ask} />;
}

type ShownProps = { action: ActionDetail; words: ActionWords; asking: Asking; ask: (what: Asking) => void };

function Shown({ action, words, asking, ask }: ShownProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const money = words.money(action);
  return (
    <article className={css.panel} data-details={action.id} data-status={action.status}>
      <header className={css.head}>
        <p className={css.tags}>
          <StatusTag status={action.status} group="actionStatus" />
          <Link to={`/actions/playbooks?playbook=${action.playbook}`}>{words.playbook(action.playbook)}</Link>
        </p>
        <h2>{two(action.title)}</h2>
        <p className={css.facts}>
          {money && <b>{money}</b>}
          <span>
            {t("actions.proposed", { when: words.ago(action.proposed_at), by: words.by(action.by) })}
          </span>
          {action.status === "proposed" && <span>{t("actions.expires", { when: words.ago(action.expires_at) })}</span>}
          {action.decided_by && <span>{t(action.status === "rejected" ? "actions.rejectedBy" : "actions.approvedBy", { by: words.by(action.decided_by), when: words.ago(action.decided_at!) })}</span>}
        </p>
      </header>
      <p className={css.reason}>{two(action.reason)}</p>
      <Outcome action={action} words={words} />
      <Decide action={action} words={words} asking={asking} ask={ask} />
      <Difference lines={action.lines} />
      <Within action={action} words={words} />
      <Leads action={action} words={words} />
      <Comments kind="action" id={String(action.id)} />
      <Events action={action} words={words} />
    </article>
  );
}

function Decide({ action, words, asking, ask }: ShownProps) {
  const { t } = useTranslation();
  const approve = useApprove();
  const reject = useReject();
  const undo = useUndoAction(action.id);
  const again = useTryAgain(action.id);
  const { id, digest, status } = action;
  const { may } = useMay();
  const close = () => ask(null);
  const send = (note: string) => approve.mutate({ actions: [{ id, digest }], note }, { onSettled: close });
  const canReject = status === "proposed" || status === "approved";
  const canTry = (status === "failed" || status === "waiting") && action.begun_at !== null;
  const canUndo = status === "done" && action.way_back;
  if (!may("approve_actions")) return null;
  return (
    <>
      {asking === "approve" && status === "proposed" ? (
        <ReasonForm key="approve" act={t("actions.approve")} optional pending={approve.isPending} problem={approve.error} close={close} send={send}>
          {words.money(action) ? t("actions.together", { amount: words.money(action) }) : t("actions.noMoney")}
        </ReasonForm>
      ) : asking === "reject" && canReject ? (
        <ReasonForm key="reject" act={t("actions.reject")} danger hint={t("actions.rejectHint")} pending={reject.isPending} problem={reject.error} close={close}
          send={(reason) => reject.mutate({ ids: [id], reason }, { onSuccess: close })}
        />
      ) : asking === "undo" && canUndo ? (
        <ReasonForm key="undo" act={t("actions.undo")} danger hint={t("actions.undoHint")} pending={undo.isPending} problem={undo.error} close={close} send={(reason) => undo.mutate(reason, { onSuccess: close })} />
      ) : (
        <p className={css.buttons}>
          {status === "proposed" && (
            <Button type="primary" icon={<CheckOutlined aria-hidden="true" />} loading={approve.isPending} onClick={() => send("")}>
              {t(approve.isPending ? "actions.approving" : "actions.approve")}
            </Button>
          )}
          {canReject && (
            <Button icon={<CloseOutlined aria-hidden="true" />} disabled={approve.isPending} onClick={() => ask("reject")}>
              {t("actions.reject")}
            </Button>
          )}
          {canTry && (
            <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
              {t("actions.again")}
            </Button>
          )}
          {canUndo && (
            <Button icon={<UndoOutlined aria-hidden="true" />} onClick={() => ask("undo")}>
              {t("actions.undo")}
            </Button>
          )}
          {status === "done" && !action.way_back && <span className={css.note}>{t("actions.noWayBack")}</span>}
        </p>
      )}
      <Refused decided={approve.data ?? reject.data} />
      {again.error && <Troubled problem={again.error} retry={() => again.mutate()} />}
    </>
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
