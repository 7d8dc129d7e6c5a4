/** At the end of the filter bar: how far the data reaches; opened, every source of every store. */
import { Popover } from "antd";
import { useTranslation } from "react-i18next";

import type { FactFreshness } from "../api";
import { isLate } from "../api/freshness";
import { daysBetween } from "../api/period";
import { useLanguage } from "../text";
import { sayDay, sayTime } from "./dates";
import { FreshMark, useEndWords } from "./Fresh";
import css from "./FreshnessButton.module.css";
import { useFactName } from "./words";

export function FreshnessButton({ freshness, lastDay }: { freshness: readonly FactFreshness[]; lastDay: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const updated = freshness.flatMap((row) => row.last_import_at ?? []).sort().at(-1);
  const through = useEndWords()(lastDay);
  if (freshness.every((row) => row.complete_through === null)) return <FreshMark idle text={t("fresh.none")} />;
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<Sources freshness={freshness} lastDay={lastDay} />}>
      <button type="button" className={css.button} aria-haspopup="true">
        <FreshMark text={through} />
        {updated && <span className={css.updated}>{`· ${t("fresh.updated", { time: sayTime(updated, language) })}`}</span>}
      </button>
    </Popover>
  );
}

function Sources({ freshness, lastDay }: { freshness: readonly FactFreshness[]; lastDay: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fact = useFactName();
  const rows = freshness.filter((row) => row.complete_through).toSorted((a, b) => a.complete_through!.localeCompare(b.complete_through!));
  return (
    <div className={css.scroll} tabIndex={0} role="group" aria-label={t("fresh.sources")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("fresh.source")}</th>
            <th scope="col">{t("filter.store")}</th>
            <th scope="col">{t("fresh.until")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.fact} ${row.store}`} className={isLate(row.fact, daysBetween(row.complete_through!, lastDay)) ? css.behind : undefined}>
              <td>{fact(row.fact)}</td>
              <td>{row.store ?? t("fresh.company")}</td>
              <td>
                {sayDay(row.complete_through!, language, lastDay)}
                {row.known_until && <small>{t("fresh.begun", { day: sayDay(row.known_until.slice(0, 10), language, lastDay), time: row.known_until.slice(11, 16) })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
