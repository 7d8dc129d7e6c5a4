/** What was sent to whom, and why something was not. */
import { useTranslation } from "react-i18next";

import { useBoardSendings, type Subscription } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { StatusTag } from "../../ui/StatusTag";
import { Troubled } from "../../ui/Troubled";
import css from "./Sending.module.css";
import { sayMoment } from "./useSendingWords";

export function SendingHistory({ subscription }: { subscription: Subscription }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const { zone } = subscription.when;
  const found = useBoardSendings(subscription.board, subscription.id);
  if (found.error && !found.data) return <Troubled problem={found.error} retry={() => void found.refetch()} height={80} />;
  return (
    <ol className={css.history} aria-label={t("sending.history")} aria-busy={found.isLoading}>
      {found.data?.length === 0 && <li>{t("sending.nothing")}</li>}
      {found.data?.map((each) => (
        <li key={each.id} data-status={each.status}>
          <p>
            <time dateTime={each.due}>{sayMoment(each.due, language, zone)}</time> {each.kind === "channel" ? t("sending.channel", { name: each.to.name }) : each.to.name}{" "}
            <StatusTag status={each.status === "sent" ? "done" : each.status} group="sendingStatus" text={t(`sendingStatus.${each.status as "sent"}`)} />
          </p>
          {each.how !== "schedule" && <small>{t(each.how === "test" ? "sending.asTest" : "sending.byHand")}</small>}
          {each.problem && <small>{two(each.problem)}</small>}
          {each.next_at && <small>{t("sending.again", { at: sayMoment(each.next_at, language, zone) })}</small>}
        </li>
      ))}
    </ol>
  );
}
