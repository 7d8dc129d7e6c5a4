/** What an import did, and the way to the numbers that it changed. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { UploadEntry } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayRange } from "../../ui/dates";
import { today } from "../../ui/today";
import { Loads } from "./Loads";
import css from "./Result.module.css";

export function Result({ result }: { result: NonNullable<UploadEntry["result"]> }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const { first, last } = result;
  return (
    <div className={css.result} role="status">
      <p className={css.counts}>
        {(["new", "changed", "unchanged", "rejected"] as const).map((name) => (
          <span key={name} data-count={name} data-none={result[name] === 0 ? "" : undefined}>
            {t(`importCount.${name}`, { rows: result[name].toLocaleString("en") })}
          </span>
        ))}
      </p>
      <p className={css.loads}>
        <Loads loads={result.loads} />
      </p>
      {result.new + result.changed === 0 && <p>{t("imports.nothingNew")}</p>}
      {result.notices.map((notice) => (
        <p key={notice.en}>{two(notice)}</p>
      ))}
      <p className={css.links}>
        {first && last && <Link to={`/?period=${first}..${last}`}>{t("imports.toBoard", { range: sayRange(first, last, language, today()) })}</Link>}
        <Link to={`/imports?import=${result.import_id}`}>{t("imports.toImport", { id: result.import_id })}</Link>
      </p>
    </div>
  );
}
