/** One review as it was written: scorecard, deviations with their causes, alerts, actions, and follow-ups as they stand now. */
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { fileOf, marks, useReview, type ReviewDetail } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { CommentsTile } from "../../ui/Comments";
import { Button } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Deviations } from "./Deviations";
import { FollowUps } from "./FollowUps";
import css from "./ReviewPage.module.css";
import { ReviewCard } from "./ReviewCard";
import { useReviewWords, type ReviewWords } from "./useReviewWords";

export function ReviewPage() {
  const { t } = useTranslation();
  const two = useTwo();
  const { id = "" } = useParams();
  const review = useReview(id);
  const crumbs = <Link to="/reviews">{t("nav.reviews")}</Link>;
  if (review.error && !review.data) {
    return (
      <>
        <PageHead title={t("reviews.one")} crumbs={crumbs} />
        <Troubled problem={review.error} retry={() => void review.refetch()} height={320} leave={{ to: "/reviews", text: t("nav.reviews") }} />
      </>
    );
  }
  if (!review.data) return <PageHead title={t("reviews.one")} crumbs={crumbs} waiting />;
  return (
    <>
      <PageHead title={two(review.data.title)} crumbs={crumbs} />
      <Shown review={review.data} busy={marks(review)} />
    </>
  );
}

function Files({ review }: { review: ReviewDetail }) {
  const { language } = useLanguage();
  const { t } = useTranslation();
  return (
    <span className={css.files}>
      <Button size="small" href={fileOf(review.id, "pdf", language)}>
        {t("reviews.pdf")}
      </Button>
      <Button size="small" href={fileOf(review.id, "html", language)}>
        {t("reviews.html")}
      </Button>
    </span>
  );
}

function Shown({ review, busy }: { review: ReviewDetail; busy: ReturnType<typeof marks> }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useReviewWords(review);
  const actor = useActorName();
  return (
    <div className={css.page} {...busy}>
      <p className={css.facts}>
        <span>{words.range(review.start, review.end)}</span>
        <span>{t("reviews.writtenOn", { day: words.day(review.at.slice(0, 10)), by: actor(review.by) })}</span>
        {review.edition > 1 && <span>{t("reviews.edition", { n: review.edition })}</span>}
        <span>{t("reviews.versions", { lake: review.lake, catalogue: review.catalogue })}</span>
        <span data-restated={review.restated.length}>{review.restated.length ? t("reviews.restated", { count: review.restated.length }) : t("reviews.notRestated")}</span>
        <Files review={review} />
      </p>
      {review.late.length > 0 && (
        <div className={css.late} role="status">
          <b>{t("reviews.late")}</b>
          <ul>
            {review.late.map((each, index) => (
              <li key={index}>{two(each)}</li>
            ))}
          </ul>
        </div>
      )}
      <ReviewCard review={review} words={words} />
      <Deviations review={review} words={words} />
      <div className={css.two}>
        <Alerts review={review} words={words} />
        <FollowUps review={review} words={words} />
      </div>
      {review.acted.length > 0 && <Acted review={review} words={words} />}
      <CommentsTile kind="review" id={String(review.id)} />
    </div>
  );
}

function Alerts({ review, words }: { review: ReviewDetail; words: ReviewWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <Tile id="alerts" title={t("reviews.alerts")} note={t("reviews.alertsNote")}>
      {review.alerts.length === 0 && <p className={css.none}>{t("reviews.noAlerts")}</p>}
      <ul className={css.alerts}>
        {review.alerts.map((one) => (
          <li key={one.rule} data-rule={one.rule}>
            <p>
              <StatusTag status={one.severity} group="severity" /> <Link to={`/alerts/rules/${one.rule}`}>{two(one.name)}</Link>
            </p>
            <p className={css.small}>
              {t("reviews.alertCounts", { opened: one.opened, resolved: one.resolved, open: one.open })}
              {one.taken_by.length > 0 && ` · ${t("reviews.takenBy", { by: one.taken_by.join(t("comma")) })}`}
            </p>
            {one.some.map((alert) => (
              <p key={alert.id} className={css.small}>
                <Link to={`/alerts?state=${alert.ended ? "resolved" : "open"}&alert=${alert.id}`}>{Object.values(alert.slice).join(" · ")}</Link> {words.number(alert.value, alert.unit)}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Tile>
  );
}

function Acted({ review, words }: { review: ReviewDetail; words: ReviewWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <Tile id="acted" title={t("reviews.acted")}>
      <ul className={css.alerts}>
        {review.acted.map((one, index) => (
          <li key={index}>
            <p>{two(one.what)}</p>
            <p className={css.small}>
              {t("reviews.expected", { amount: words.money(one.expected) })}
              {one.measured !== null && ` · ${t("reviews.measured", { amount: words.money(one.measured), low: words.money(one.low), high: words.money(one.high) })}`}
            </p>
          </li>
        ))}
      </ul>
    </Tile>
  );
}
