/** Whether the goals are neither too few nor too many and look at every side; said for the company and each department. */
import { useTranslation } from "react-i18next";

import { marks, useBalance, useMay } from "../../api";
import { useTwo } from "../../text";
import { CheckCircleFilled, WarningFilled } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import css from "./BalanceTile.module.css";

export function BalanceTile() {
  const { whole, costs } = useMay();
  return whole && costs ? <Found /> : null;
}

function Found() {
  const { t } = useTranslation();
  const two = useTwo();
  const balance = useBalance();
  if (!balance.data || balance.data.length === 0) return null;
  return (
    <Tile id="balance" title={t("goals.balance")} note={t("goals.balanceNote")} marks={marks(balance)}>
      <div className={css.list}>
        {balance.data.map((one) => (
          <details key={`${one.of} ${one.id}`} open={one.of === "company"}>
            <summary>
              <b>{two(one.name).replace(/^the c/, "C")}</b>
              <span>{t("goals.count", { count: one.count })}</span>
              {one.findings.some(({ remedy }) => remedy !== null) && <span className={css.notes}>{t("goals.notes", { count: one.findings.filter(({ remedy }) => remedy !== null).length })}</span>}
            </summary>
            <ul>
              {one.findings.length === 0 && (
                <li className={css.good}>
                  <CheckCircleFilled aria-hidden="true" /> {t("goals.balanced")}
                </li>
              )}
              {one.findings.map((finding) => {
                const good = finding.remedy === null;
                return (
                  <li key={finding.code + finding.text.en} className={good ? css.good : css.weak}>
                    {good ? <CheckCircleFilled aria-hidden="true" /> : <WarningFilled aria-hidden="true" />}
                    <span>
                      {two(finding.text)} {finding.remedy && <i>{two(finding.remedy)}</i>}
                    </span>
                  </li>
                );
              })}
            </ul>
          </details>
        ))}
      </div>
    </Tile>
  );
}
