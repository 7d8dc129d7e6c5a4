/** What can be decided on an action as it stands: approved, changed, put aside, rejected, tried again, undone. */
import { useTranslation } from "react-i18next";

import { useApprove, useMay, useReject, useReturn, useTryAgain, useUndoAction, type ActionDetail } from "../../api";
import { Button, CheckOutlined, CloseOutlined, EditOutlined, HistoryOutlined, UndoOutlined } from "../../ui/kit";
import { ReasonForm } from "../../ui/ReasonForm";
import { Troubled } from "../../ui/Troubled";
import css from "./ActionDetails.module.css";
import { DeferForm } from "./DeferForm";
import { EditForm } from "./EditForm";
import { Refused } from "./Refused";
import type { ActionWords } from "./useActionWords";

export type Asking = "approve" | "edit" | "defer" | "reject" | "undo" | null;
type DecideProps = { action: ActionDetail; words: ActionWords; asking: Asking; ask: (what: Asking) => void; aside: (ids: readonly number[], until: string) => void };

export function Decide({ action, words, asking, ask, aside }: DecideProps) {
  const { t } = useTranslation();
  const approve = useApprove();
  const reject = useReject();
  const undo = useUndoAction(action.id);
  const back = useReturn();
  const { id, digest, status } = action;
  const { may } = useMay();
  const close = () => ask(null);
  const send = (note: string, seen = digest) => approve.mutate({ actions: [{ id, digest: seen }], note }, { onSettled: close });
  const proposed = status === "proposed";
  const isAside = status === "deferred";
  const canReject = proposed || isAside || status === "approved";
  const canUndo = status === "done" && action.way_back;
  if (!may("approve_actions")) return null;
  return (
    <>
      {asking === "approve" && proposed ? (
        <ReasonForm key="approve" act={t("actions.approve")} optional pending={approve.isPending} problem={approve.error} close={close} send={send}>
          {words.money(action) ? t("actions.together", { amount: words.money(action) }) : t("actions.noMoney")}
        </ReasonForm>
      ) : asking === "edit" && action.editable ? (
        <EditForm id={id} words={words} close={close} approve={send} />
      ) : asking === "defer" && (proposed || isAside) ? (
        <DeferForm ids={[id]} latest={action.latest_deferral} expires={words.at(action.expires_at)} close={close} aside={aside} />
      ) : asking === "reject" && canReject ? (
        <ReasonForm key="reject" act={t("actions.reject")} danger hint={t("actions.rejectHint")} pending={reject.isPending} problem={reject.error} close={close}
          send={(reason) => reject.mutate({ ids: [id], reason }, { onSuccess: close })}
        />
      ) : asking === "undo" && canUndo ? (
        <ReasonForm key="undo" act={t("actions.undo")} danger hint={t("actions.undoHint")} pending={undo.isPending} problem={undo.error} close={close} send={(reason) => undo.mutate(reason, { onSuccess: close })} />
      ) : (
        <p className={css.buttons}>
          {proposed && (
            <Button type="primary" icon={<CheckOutlined aria-hidden="true" />} loading={approve.isPending} onClick={() => send("")}>
              {t(approve.isPending ? "actions.approving" : "actions.approve")}
            </Button>
          )}
          {isAside && (
            <Button type="primary" icon={<UndoOutlined aria-hidden="true" />} loading={back.isPending} onClick={() => back.mutate([id])}>
              {t("actions.takeBack")}
            </Button>
          )}
          {action.editable && (
            <Button icon={<EditOutlined aria-hidden="true" />} disabled={approve.isPending} onClick={() => ask("edit")}>
              {t("actions.edit")}
            </Button>
          )}
          {(proposed || isAside) && (
            <Button icon={<HistoryOutlined aria-hidden="true" />} disabled={approve.isPending} onClick={() => ask("defer")}>
              {t(isAside ? "actions.deferOther" : "actions.defer")}
            </Button>
          )}
          {canReject && (
            <Button icon={<CloseOutlined aria-hidden="true" />} disabled={approve.isPending} onClick={() => ask("reject")}>
              {t("actions.reject")}
            </Button>
          )}
          <Again action={action} />
          {canUndo && (
            <Button icon={<UndoOutlined aria-hidden="true" />} onClick={() => ask("undo")}>
              {t("actions.undo")}
            </Button>
          )}
          {status === "done" && !action.way_back && <span className={css.note}>{t("actions.noWayBack")}</span>}
        </p>
      )}
      {proposed && !action.editable && <p className={css.note}>{t("actions.notEditable")}</p>}
      <Refused decided={approve.data ?? reject.data ?? back.data} />
    </>
  );
}

function Again({ action }: { action: ActionDetail }) {
  const { t } = useTranslation();
  const again = useTryAgain(action.id);
  const can = (action.status === "failed" || action.status === "waiting") && action.begun_at !== null;
  return (
    <>
      {can && (
        <Button type="primary" loading={again.isPending} onClick={() => again.mutate()}>
          {t("actions.again")}
        </Button>
      )}
      {again.error && <Troubled problem={again.error} retry={() => again.mutate()} />}
    </>
  );
}
