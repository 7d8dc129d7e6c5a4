/** What an action changes, line by line: before, after, and why; the why opens on its line. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { ActionDetail } from "../../api";
import { useTwo } from "../../text";
import { MISSING } from "../../ui/format";
import css from "./Difference.module.css";

const SHOWN_FIRST = 12;

export function Difference({ lines }: { lines: ActionDetail["lines"] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [all, showAll] = useState(false);
  const shown = lines.slice(0, all ? undefined : SHOWN_FIRST);
  if (lines.length === 0) return null;
  return (
    <section className={css.part} aria-label={t("actions.changes")}>
      <h3>{t("actions.changes")}</h3>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t("actions.changes")}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("actions.item")}</th>
              <th scope="col">{t("actions.change")}</th>
              <th scope="col">{t("actions.why")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line, index) => (
              <tr key={index}>
                <th scope="row">{line.item}</th>
                <td>
                  {line.before && (
                    <>
                      <span className={css.before}>{line.before}</span>
                      <span aria-hidden="true">{" → "}</span>
                      <span className="sr">{t("actions.becomes")}</span>
                    </>
                  )}
                  <b>{line.after || MISSING}</b>
                  {line.proposed && <span className={css.proposed}>{t("actions.insteadOf", { proposed: line.proposed })}</span>}
                </td>
                <td>{two(line.reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {lines.length > shown.length && (
        <button type="button" className={css.more} onClick={() => showAll(true)}>
          {t("breakdown.more", { count: lines.length - shown.length })}
        </button>
      )}
    </section>
  );
}
