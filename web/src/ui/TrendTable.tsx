/** The numbers behind a trend. */
import { useTranslation } from "react-i18next";

import css from "./TrendTable.module.css";
import type { Dot, Trend } from "./trend";
import type { TrendWords } from "./trendOption";

export function TrendTable({ trend, words, height }: { trend: Trend; words: TrendWords; height: number }) {
  const { t } = useTranslation();
  const compared = trend.before.length > 0;
  const wanted = trend.target?.some((value) => value !== null) ?? false;
  const value = (dot: Dot | undefined) => (dot?.value == null ? "—" : words.value(dot.value));
  return (
    <div className={css.scroll} style={{ maxHeight: height }} tabIndex={0} role="group" aria-label={t("trend.table")}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("trend.period")}</th>
            <th scope="col">{words.now}</th>
            {compared && <th scope="col">{words.before}</th>}
            {wanted && <th scope="col">{words.target}</th>}
          </tr>
        </thead>
        <tbody>
          {trend.now.map((dot, index) => (
            <tr key={dot.start}>
              <th scope="row">
                {words.period(dot)}
                {!dot.complete && <small>{words.soFar}</small>}
              </th>
              <td>{value(dot)}</td>
              {compared && <td>{value(trend.before[index])}</td>}
              {wanted && <td>{trend.target?.[index] == null ? "—" : words.value(trend.target[index])}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
