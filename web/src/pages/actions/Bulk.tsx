/** Several actions decided on together: how many, how much money in all; what is done is undone together. */
import { useTranslation } from "react-i18next";

import { useApprove, useReject, useUndoSome, type ActionEntry } from "../../api";
import { Button } from "../../ui/kit";
import { ReasonForm } from "../../ui/ReasonForm";
import type { Asking } from "./Decide";
import { DeferForm } from "./DeferForm";
import css from "./Bulk.module.css";
import { Refused } from "./Refused";
import type { ActionWords } from "./useActionWords";

type BulkProps = { some: readonly ActionEntry[]; words: ActionWords; asking: Asking; ask: (what: Asking) => void; clear: () => void; aside: (ids: readonly number[], until: string) => void };

export function Bulk({ some, words, asking, ask, clear, aside }: BulkProps) {
  const { t } = useTranslation();
  const approve = useApprove();
  const reject = useReject();
  const undo = useUndoSome();
  const count = some.length;
  const ids = some.map(({ id }) => id);
  const done = some.every(({ status }) => status === "done");
  const sum = some.reduce((all, { money }) => all + Number(money), 0);
  const settled = (refused: number) => {
    ask(null);
    if (refused === 0) clear();
  };
  return (
    <section className={css.bulk} aria-label={t("actions.marked", { count })}>
      <p className={css.line}>
        <b>{t("actions.marked", { count })}</b>
        {sum > 0 && <span>{words.amount(sum)}</span>}
        {asking === null && (
          <span className={css.buttons}>
            {done ? (
              <Button type="primary" onClick={() => ask("undo")}>
                {t("actions.undoSome", { count })}
              </Button>
            ) : (
              <>
                <Button type="primary" onClick={() => ask("approve")}>
                  {t("actions.approveSome", { count })}
                </Button>
                <Button onClick={() => ask("defer")}>{t("actions.deferSome", { count })}</Button>
                <Button onClick={() => ask("reject")}>{t("actions.rejectSome", { count })}</Button>
              </>
            )}
            <Button type="text" onClick={clear}>
              {t("actions.unmark")}
            </Button>
          </span>
        )}
      </p>
      {asking === "approve" && (
        <ReasonForm key="approve" act={t("actions.approveSome", { count })} optional pending={approve.isPending} problem={approve.error} close={() => ask(null)}
          send={(note) => approve.mutate({ actions: some.map(({ id, digest }) => ({ id, digest })), note }, { onSuccess: ({ refused }) => settled(refused.length) })}
        >
          {sum > 0 ? t("actions.together", { amount: words.amount(sum) }) : t("actions.noMoney")}
        </ReasonForm>
      )}
      {asking === "reject" && (
        <ReasonForm key="reject" act={t("actions.rejectSome", { count })} danger hint={t("actions.rejectHint")} pending={reject.isPending} problem={reject.error} close={() => ask(null)}
          send={(reason) => reject.mutate({ ids, reason }, { onSuccess: ({ refused }) => settled(refused.length) })}
        />
      )}
      {asking === "defer" && <DeferForm ids={ids} close={() => ask(null)} aside={aside} />}
      {asking === "undo" && (
        <ReasonForm key="undo" act={t("actions.undoSome", { count })} danger hint={t("actions.undoHint")} pending={undo.isPending} problem={undo.error} close={() => ask(null)}
          send={(reason) => undo.mutate({ ids, reason }, { onSuccess: ({ refused }) => settled(refused.length) })}
        />
      )}
      <Refused decided={approve.data ?? reject.data ?? undo.data} />
    </section>
  );
}
