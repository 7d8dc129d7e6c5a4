/** The newest decisions, one an order: asked or not, why, and the score; nothing in it leads to a buyer. */
import { useTranslation } from "react-i18next";

import type { Marks, SurveyAsk } from "../../api";
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import { Empty } from "../../ui/Empty";
import { MISSING } from "../../ui/format";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { today } from "../../ui/today";
import { useCoded } from "../../ui/words";
import css from "./Surveys.module.css";

export function RecentAsks({ asks, marks }: { asks: SurveyAsk[]; marks: Marks }) {
  const { t } = useTranslation();
  if (asks.length === 0) {
    return (
      <Tile id="asks" title={t("surveys.recent")} marks={marks}>
        <Empty title={t("surveys.none")} how={t("surveys.noneHow")} />
      </Tile>
    );
  }
  return (
    <Tile id="asks" title={t("surveys.recent")} note={t("surveys.recentNote")} marks={marks} flush>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("surveys.order")}</th>
              <th scope="col" className={css.middle}>{t("surveys.store")}</th>
              <th scope="col" className={css.left}>{t("surveys.outcome")}</th>
              <th scope="col" className={css.wide}>{t("surveys.on")}</th>
              <th scope="col" className={css.wide}>{t("surveys.language")}</th>
              <th scope="col">{t("surveys.score")}</th>
            </tr>
          </thead>
          <tbody>
            {asks.map((ask) => (
              <Row key={`${ask.store} ${ask.order}`} ask={ask} />
            ))}
          </tbody>
        </table>
      </div>
    </Tile>
  );
}

function Row({ ask }: { ask: SurveyAsk }) {
  const coded = useCoded();
  const { language } = useLanguage();
  const most = ask.kind === "nps" ? 10 : 5;
  return (
    <tr data-order={ask.order}>
      <th scope="row">
        <b>{ask.order}</b>
      </th>
      <td className={css.middle}>{ask.store}</td>
      <td className={css.state}>
        <StatusTag status={ask.status === "sent" ? "asked" : ask.status} group="surveyStatus" />
        <span>{ask.reason ? coded("surveyReason", ask.reason, ask.reason) : ask.problem && ask.status !== "sent" ? coded("problem", ask.problem, ask.problem) : ""}</span>
      </td>
      <td className={css.wide}>{sayDay(ask.decided_at.slice(0, 10), language, today())}</td>
      <td className={css.wide}>{ask.language}</td>
      <td>{ask.score === null ? MISSING : `${ask.score} / ${most}`}</td>
    </tr>
  );
}
