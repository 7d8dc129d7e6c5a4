/** A review's scorecard: each goal as of the last day of the period. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { ReviewDetail } from "../../api";
import { useTwo } from "../../text";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import css from "./ReviewCard.module.css";
import type { ReviewWords } from "./useReviewWords";

export function ReviewCard({ review, words }: { review: ReviewDetail; words: ReviewWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { card } = review;
  if (card.lines.length === 0) return null;
  const names = new Map(card.lines.map((line) => [line.goal, two(line.name)]));
  return (
    <Tile
      id="card"
      title={t("reviews.card")}
      note={card.missed.length ? t("reviews.missed", { names: card.missed.map((id) => names.get(id) ?? id).join(t("comma")) }) : undefined}
      extra={
        <>
          <b data-score={card.score}>{words.share(card.score)}</b>
          <StatusTag status={card.status} group="goalStatus" />
        </>
      }
      flush
    >
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("goals.goal")}</th>
              <th scope="col" className={css.wide}>
                {t("goals.owner")}
              </th>
              <th scope="col" className={css.wide}>
                {t("reviews.expectedByThen")}
              </th>
              <th scope="col">{t("goals.actual")}</th>
              <th scope="col">{t("goals.attainment")}</th>
              <th scope="col">{t("goals.state")}</th>
            </tr>
          </thead>
          <tbody>
            {card.lines.map((line) => (
              <tr key={line.goal} data-goal={line.goal}>
                <th scope="row">
                  <Link to={`/goals?goal=${encodeURIComponent(line.goal)}`}>{two(line.name)}</Link>
                </th>
                <td className={css.wide}>{words.person(line.owner)}</td>
                <td className={css.wide}>
                  {line.low !== null ? `${words.number(line.low, line.unit, line.currency)} – ${words.number(line.high, line.unit, line.currency)}` : words.number(line.expected, line.unit, line.currency)}
                </td>
                <td>{words.number(line.actual, line.unit, line.currency)}</td>
                <td>{words.share(line.attainment)}</td>
                <td>
                  <StatusTag status={line.status} group="goalStatus" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Tile>
  );
}
