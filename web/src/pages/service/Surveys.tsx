/** Surveys: which stores ask their buyers, where that is forbidden, how many answer, and what became of each order. */
import { Fragment } from "react";
import { useTranslation } from "react-i18next";

import { marks, useSurveys, type StoreSurvey, type Surveys as All } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayDay } from "../../ui/dates";
import { MISSING, say } from "../../ui/format";
import { Button, EditOutlined } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { today } from "../../ui/today";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { RecentAsks } from "./RecentAsks";
import { SurveyForm } from "./SurveyForm";
import css from "./Surveys.module.css";

const COLUMNS = 9;

export function Surveys() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [opened, open] = useParam("store");
  const surveys = useSurveys();
  const head = <PageHead title={t("nav.surveys")} waiting={!surveys.data && !surveys.error} />;
  if (surveys.error && !surveys.data) {
    return (
      <>
        {head}
        <Troubled problem={surveys.error} retry={() => void surveys.refetch()} height={320} />
      </>
    );
  }
  if (!surveys.data) return head;
  const { stores, recent, since, opted_out } = surveys.data;
  return (
    <>
      {head}
      <Lacking surveys={surveys.data} />
      <div className={css.stack}>
      <Tile id="surveys" title={t("surveys.stores", { count: stores.length })} note={t("surveys.since", { day: sayDay(since, language, today()) })} marks={marks(surveys)} flush
        foot={t("surveys.optedOut", { count: opted_out })}
      >
        <div className={css.scroll}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">{t("surveys.store")}</th>
                <th scope="col" className={css.left}>{t("surveys.state")}</th>
                <th scope="col" className={css.wide}>{t("surveys.waiting")}</th>
                <th scope="col" className={css.middle}>{t("surveys.sent")}</th>
                <th scope="col" className={css.middle}>{t("surveys.rate")}</th>
                <th scope="col" className={css.wide}>{t("surveys.skipped")}</th>
                <th scope="col">{"CSAT"}</th>
                <th scope="col">{"NPS"}</th>
                <th scope="col">
                  <span className="sr">{t("surveys.change")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {stores.map((store) => (
                <Fragment key={store.store}>
                  <Row survey={store} isOpen={opened === store.store} toggle={() => open(opened === store.store ? null : store.store)} />
                  {opened === store.store && (
                    <tr className={css.panel}>
                      <td colSpan={COLUMNS}>
                        <SurveyForm survey={store} close={() => open(null)} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      </Tile>
      <RecentAsks asks={recent} marks={marks(surveys)} />
      </div>
    </>
  );
}

/** What keeps mails from going out, while any store asks its buyers. */
function Lacking({ surveys }: { surveys: All }) {
  const { t } = useTranslation();
  if (!surveys.stores.some((store) => store.active)) return null;
  const lacks = [surveys.stopped && "stopped", !surveys.account && "account", surveys.link === null && "link"].filter((each): each is "stopped" | "account" | "link" => Boolean(each));
  if (lacks.length === 0) return null;
  return (
    <ul className={css.lacking} data-lacking>
      {lacks.map((each) => (
        <li key={each}>{t(`surveys.lacking.${each}`)}</li>
      ))}
    </ul>
  );
}

type RowProps = { survey: StoreSurvey; isOpen: boolean; toggle: () => void };

function Row({ survey, isOpen, toggle }: RowProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const { store, platform, allowed, active, kind, days, queue, sent, answered, rate, skipped, csat, nps } = survey;
  const forbidden = allowed.permission === "forbidden";
  const waiting = (queue.under_way ?? 0) + (queue.later ?? 0) + (queue.due ?? 0);
  const left = Object.values(skipped).reduce((sum, count) => sum + count, 0);
  const number = (value: string | null, unit: string) => say(value, { unit, currency: null, language, size: "table" });
  return (
    <tr data-store={store} data-permission={allowed.permission}>
      <th scope="row">
        <b>{store}</b>
        <span>{platform}</span>
      </th>
      <td className={css.state}>
        {forbidden ? <StatusTag status="forbidden" group="surveyState" /> : <StatusTag status={active ? "on" : "off_"} group="surveyState" />}
        <span title={forbidden && allowed.why ? two(allowed.why) : undefined}>
          {forbidden && allowed.why ? two(allowed.why) : active ? t("surveys.asks", { kind: kind.toUpperCase(), count: days }) : allowed.permission === "unknown" ? t("surveys.unknown") : ""}
        </span>
      </td>
      <td className={css.wide}>{waiting}</td>
      <td className={css.middle}>{sent}</td>
      <td className={css.middle}>{sent > 0 ? `${number(rate, "ratio")} (${answered})` : MISSING}</td>
      <td className={css.wide}>{left}</td>
      <td>{number(csat, "ratio")}</td>
      <td>{number(nps, "points")}</td>
      <td>
        <Button size="small" type="text" icon={<EditOutlined aria-hidden="true" />} disabled={forbidden} aria-expanded={isOpen} aria-label={t("surveys.changeOf", { store })} onClick={toggle} />
      </td>
    </tr>
  );
}
