/** What an import would do: how many rows of what, its first rows as they are read, and by line what cannot be read. */
import { useTranslation } from "react-i18next";

import type { UploadLook } from "../../api";
import { useTwo } from "../../text";
import { InfoCircleFilled, WarningFilled } from "../../ui/kit";
import { Loads } from "./Loads";
import css from "./Look.module.css";
import { Unread } from "./Unread";

export function Look({ look }: { look: UploadLook }) {
  const { t } = useTranslation();
  const two = useTwo();
  const named = (columns: readonly string[]) => columns.join(t("comma"));
  return (
    <div className={css.look}>
      <p className={css.line}>
        <b>{t("imports.rows", { count: look.rows, rows: look.rows.toLocaleString("en") })}</b>
        <Loads loads={look.loads} />
      </p>
      {look.before !== null && (
        <p className={css.note}>
          <InfoCircleFilled aria-hidden="true" /> {t("imports.before", { id: look.before })}
        </p>
      )}
      {look.notices.map((notice) => (
        <p key={notice.en} className={css.note}>
          <WarningFilled aria-hidden="true" /> {two(notice)}
        </p>
      ))}
      {look.rejected > 0 && (
        <details className={css.wrong}>
          <summary>
            <WarningFilled aria-hidden="true" /> {t("imports.cannotBeRead", { count: look.rejected, rows: look.rejected.toLocaleString("en") })}
          </summary>
          <Unread cells={look.unread} of={look.rejected} />
        </details>
      )}
      {look.preview.length > 0 && <Preview look={look} />}
      {look.personal_columns.length > 0 && <p className={css.small}>{t("imports.personal", { columns: named(look.personal_columns) })}</p>}
      {look.ignored_columns.length > 0 && <p className={css.small}>{t("imports.ignored", { columns: named(look.ignored_columns) })}</p>}
    </div>
  );
}

function Preview({ look: { columns, preview } }: { look: UploadLook }) {
  const { t } = useTranslation();
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-label={t("imports.preview")}>
      <table className={css.table}>
        <caption className="sr">{t("imports.preview")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("imports.line")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.map(({ line, cells, wrong }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {cells.map((cell, n) => (
                <td key={columns[n]} className={wrong.includes(n) ? css.bad : undefined}>
                  {cell}
                  {wrong.includes(n) && <span className="sr">{t("imports.unreadable")}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
