/** What people said they would do: carried from review to review until it is closed. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { FollowUp, ReviewDetail } from "../../api";
import { useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { Button } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { today } from "../../ui/today";
import { AddForm, CloseForm, MoveForm } from "./FollowUpForms";
import css from "./FollowUps.module.css";
import type { ReviewWords } from "./useReviewWords";

type Props = { review: ReviewDetail; words: ReviewWords };

export function FollowUps({ review, words }: Props) {
  const { t } = useTranslation();
  const [adding, add] = useState(false);
  return (
    <Tile
      id="follow-ups"
      title={t("reviews.followUps")}
      note={t("reviews.followUpsNote")}
      extra={
        <Button size="small" aria-expanded={adding} onClick={() => add(!adding)}>
          {t("reviews.addFollowUp")}
        </Button>
      }
    >
      {adding && <AddForm review={review} close={() => add(false)} />}
      {review.follow_ups.length === 0 && <p className={css.small}>{t("reviews.noFollowUps")}</p>}
      <ul className={css.list}>
        {review.follow_ups.map((one) => (
          <One key={one.id} followUp={one} review={review} words={words} />
        ))}
      </ul>
    </Tile>
  );
}

function One({ followUp, review, words }: Props & { followUp: FollowUp }) {
  const { t } = useTranslation();
  const two = useTwo();
  const actor = useActorName();
  const [doing, doIt] = useState<"close" | "move" | null>(null);
  const open = followUp.closed_at === null;
  const late = open && followUp.due < today();
  const kpi = review.deviations.find(({ kpi }) => kpi === followUp.kpi);
  return (
    <li data-follow-up={followUp.id} data-open={open ? "" : undefined}>
      <p className={css.text}>{followUp.text}</p>
      <p className={css.small}>
        {[
          words.person(followUp.owner),
          t("reviews.due", { day: words.day(followUp.due) }),
          kpi && two(kpi.name),
          followUp.through > 0 && t("reviews.carried", { since: followUp.since, count: followUp.through }),
        ]
          .filter(Boolean)
          .join(" · ")}
        {late && <b className={css.late}>{t("reviews.overdue")}</b>}
      </p>
      {!open && <p className={css.small}>{t("reviews.closedWith", { by: actor(followUp.closed_by), note: followUp.note })}</p>}
      {open && doing === null && (
        <p className={css.actions}>
          <Button size="small" onClick={() => doIt("close")}>
            {t("reviews.close")}
          </Button>
          <Button size="small" onClick={() => doIt("move")}>
            {t("reviews.move")}
          </Button>
        </p>
      )}
      {open && doing === "close" && <CloseForm id={followUp.id} close={() => doIt(null)} />}
      {open && doing === "move" && <MoveForm followUp={followUp} close={() => doIt(null)} />}
    </li>
  );
}
