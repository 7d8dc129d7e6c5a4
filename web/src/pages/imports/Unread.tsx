/** Cells that cannot be read, by line, each with what is wrong and how it is mended. */
import { useTranslation } from "react-i18next";

import { useTwo } from "../../text";
import css from "./Unread.module.css";

type Cell = { line: number; column: string | null; value: string | null; code: string; reason: { zh: string; en: string } };

export function Unread({ cells, of }: { cells: readonly Cell[]; of: number }) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <>
      <ol className={css.list} tabIndex={0} aria-label={t("imports.unreadList")}>
        {cells.map((cell, n) => (
          <li key={n}>
            <span className={css.line}>{t("imports.lineOf", { line: cell.line })}</span>
            <span>{cell.column}</span>
            {cell.value !== null && <code>{cell.value}</code>}
            <span className={css.why}>{two(cell.reason)}</span>
          </li>
        ))}
      </ol>
      {of > cells.length && <p className={css.more}>{t("imports.firstOnly", { count: cells.length })}</p>}
    </>
  );
}
