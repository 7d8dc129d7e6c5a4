/** One board that is sent: when, to whom, with which filters, what became of it last, and what can be done with it. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useEndSubscription, useLeaveSubscription, usePauseSubscription, useSendNow, type Subscription } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { Button } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { useProblemWords } from "../../ui/words";
import css from "./Sending.module.css";
import { SendingHistory } from "./SendingHistory";
import { sayMoment, useSendingWords } from "./useSendingWords";

export function SendingItem({ subscription: each, canTry, edit }: { subscription: Subscription; canTry: boolean; edit: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const words = useSendingWords();
  const problems = useProblemWords();
  const [shown, show] = useState<"history" | "end" | null>(null);
  const pause = usePauseSubscription(each.id);
  const send = useSendNow(each.id);
  const leave = useLeaveSubscription(each.board, each.id);
  const end = useEndSubscription(each.board, each.id);
  const failure = [pause, send, leave, end].find((mutation) => mutation.error)?.error;
  const open = (what: "history" | "end") => show(shown === what ? null : what);
  const paused = each.status === "paused";
  const when = words.when(each.when);
  return (
    <li data-subscription={each.id} aria-label={when}>
      <h3>
        {when} {paused && <StatusTag status="waiting" group="sendingStatus" text={t("sending.paused")} />}
      </h3>
      <p>{t("sending.to", { names: words.to(each) })}</p>
      <small>{words.view(each.view)}</small>
      <small>
        {t("sending.answers", { name: each.owner ?? t("boards.thisMachine") })}
        {each.next_at && ` · ${t("sending.next", { at: sayMoment(each.next_at, language, each.when.zone) })}`}
      </small>
      {each.last && (
        <small className={each.last.unsent || each.last.problem ? css.trouble : undefined}>
          {t("sending.last", { at: sayMoment(each.last.due, language, each.when.zone), sent: each.last.sent })}
          {each.last.waiting > 0 && ` · ${t("sending.waits", { count: each.last.waiting })}`}
          {each.last.problem && ` · ${two(each.last.problem)}`}
        </small>
      )}
      <div className={css.acts}>
        <Button size="small" aria-expanded={shown === "history"} onClick={() => open("history")}>
          {t("sending.history")}
        </Button>
        {canTry && (
          <Button size="small" loading={send.isPending && send.variables} onClick={() => send.mutate(true, { onSuccess: () => show("history") })}>
            {t("sending.test")}
          </Button>
        )}
        {each.changeable && (
          <>
            <Button size="small" loading={send.isPending && !send.variables} onClick={() => send.mutate(false, { onSuccess: () => show("history") })}>
              {t("sending.now")}
            </Button>
            <Button size="small" onClick={edit}>
              {t("sending.edit")}
            </Button>
            <Button size="small" loading={pause.isPending} onClick={() => pause.mutate(!paused)}>
              {t(paused ? "sending.resume" : "sending.pause")}
            </Button>
            <Button size="small" danger aria-expanded={shown === "end"} onClick={() => open("end")}>
              {t("sending.end")}
            </Button>
          </>
        )}
        {each.gets && !each.mine && (
          <Button size="small" loading={leave.isPending} onClick={() => leave.mutate()}>
            {t("sending.leave")}
          </Button>
        )}
      </div>
      {failure && (
        <p className={css.trouble} role="alert">
          {problems(asProblem(failure))}
        </p>
      )}
      {shown === "end" && (
        <div className={css.acts} role="group" aria-label={t("sending.end")}>
          <span>{t("sending.endMeans")}</span>
          <Button size="small" danger type="primary" loading={end.isPending} onClick={() => end.mutate()}>
            {t("sending.endIt")}
          </Button>
        </div>
      )}
      {shown === "history" && <SendingHistory subscription={each} />}
    </li>
  );
}
