/** What the rule would have found in the last 12 months, as the data was known then: by month, and one by one. */
import { useTranslation } from "react-i18next";

import { marks, useBacktest, type AlertRuleDetail, type Backtest } from "../../api";
import { addDays } from "../../api/period";
import { useLanguage } from "../../text";
import { sayPeriod, sayRange } from "../../ui/dates";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./BacktestTile.module.css";
import { byMonth } from "./byMonth";
import { levelUnit, type AlertWords } from "./useAlertWords";

const DAYS = 365;
const SHOWN = 20;

type BacktestTileProps = { rule: AlertRuleDetail; words: AlertWords; until: string; tried: string | null };

export function BacktestTile({ rule, words, until, tried }: BacktestTileProps) {
  const { t } = useTranslation();
  const backtest = useBacktest(rule.id, addDays(until, 1 - DAYS), until, tried);
  return (
    <Tile id="backtest" title={t("alerts.backtest")} marks={marks(backtest)}
      note={tried === null ? t("alerts.asItIs") : t("alerts.triedWith", { level: words.number({ unit: levelUnit(rule) }, tried) })}
    >
      {backtest.error && !backtest.data ? (
        <Troubled problem={backtest.error} retry={() => void backtest.refetch()} height={160} />
      ) : backtest.data ? (
        <Found backtest={backtest.data} rule={rule} words={words} />
      ) : (
        <>
          <p className={css.note}>{t("alerts.replaying")}</p>
          <Wait bars={[100]} tall={[140]} />
        </>
      )}
    </Tile>
  );
}

function Found({ backtest, rule, words }: { backtest: Backtest; rule: AlertRuleDetail; words: AlertWords }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const months = byMonth(backtest);
  const most = Math.max(1, ...months.map(({ fired }) => fired));
  const { fired } = backtest;
  return (
    <div className={css.found}>
      <p className={css.told} data-fired={fired.length}>
        <b>{t("alerts.wouldHave", { count: fired.length })}</b>
        <span>{sayRange(backtest.first, backtest.until, language, backtest.until)}</span>
        {backtest.usual_days !== null && <span>{t("alerts.usualDays", { count: backtest.usual_days })}</span>}
        {backtest.unsure > 0 && <span>{t("alerts.unsureDays", { count: backtest.unsure })}</span>}
      </p>
      <ol className={css.bars} aria-label={t("alerts.backtest")}>
        {months.map((month) => (
          <li key={month.first} data-month={month.first}>
            <span className={css.count}>{month.fired || ""}</span>
            <i style={{ height: `${(month.fired / most) * 100}%` }} />
            <span className={css.month}>{sayPeriod(month.first, "month", language, backtest.until).replace(/ \d{4}$/, "").replace(/^\d{4}-0?(\d+)$/, "$1月")}</span>
            <span className="sr">{t("alerts.wouldHave", { count: month.fired })}</span>
          </li>
        ))}
      </ol>
      {fired.length > 0 && (
        <div className={css.scroll} tabIndex={0} role="group" aria-label={t("alerts.eachOne")}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("alerts.where")}</th>
                <th scope="col">{t("alerts.when")}</th>
                <th scope="col">{t("alerts.value")}</th>
                <th scope="col" className={css.middle}>{t("alerts.limitWord")}</th>
              </tr>
            </thead>
            <tbody>
              {fired.toReversed().slice(0, SHOWN).map((one, index) => (
                <tr key={index}>
                  <th scope="row">{words.place(one.slice)}</th>
                  <td>{one.ended ? sayRange(one.since, one.ended, language, backtest.until) : t("alerts.since", { day: words.day(one.since) })}</td>
                  <td>{words.number(rule, one.value)}</td>
                  <td className={css.middle}>{words.number(rule, one.limit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
