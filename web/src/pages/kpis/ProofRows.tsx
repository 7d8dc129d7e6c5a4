/** Rows behind a measure; the last column says which line of which file each was read from. */
import { useTranslation } from "react-i18next";

import type { TraceMeasure } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import css from "./Proof.module.css";

type Row = TraceMeasure["rows"][number];

export function ProofRows({ measure }: { measure: TraceMeasure }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const { rows, rows_total: total } = measure;
  const count = (value: number) => say(value, { unit: "count", currency: null, language, size: "full" });
  if (rows.length === 0) return <p className={css.pending}>{t("proof.noRows")}</p>;
  const columns = shownColumns(rows);
  const names = new Map(measure.columns.map(({ id, name }) => [id, two(name)]));
  const heading = (column: string, index: number) => {
    if (column === ADDED) return measure.currency ? `${t("proof.added")} ${measure.currency}` : t("proof.added");
    return index === 0 && DAY.test(column) ? t("proof.day") : (names.get(column) ?? column);
  };
  return (
    <>
      <div className={css.rows} tabIndex={0} role="group" aria-label={t("proof.rows")}>
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" className={numeric(rows[0]?.[column]) ? css.number : undefined}>
                  {heading(column, index)}
                </th>
              ))}
              <th scope="col">{t("proof.line")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column} className={numeric(row[column]) ? css.number : undefined}>
                    {shown(row[column])}
                  </td>
                ))}
                <td className={css.line} title={`${text(row._file)}:${text(row._row)}`}>
                  <span>{baseName(text(row._file))}</span>
                  {`:${text(row._row)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css.rest}>{total > rows.length ? t("proof.some", { shown: count(rows.length), total: count(total) }) : t("proof.all", { count: total })}</p>
    </>
  );
}

/** What a row added to the number, in the currency of the number. */
const ADDED = "contribution";
const DAY = /^date$|_day$/;

/** Columns with anything in them: the day, what the row added, of what, the rest; not where it came from, and no instant beside its day. */
function shownColumns(rows: readonly Row[]): string[] {
  const known = Object.keys(rows[0] ?? {}).filter((column) => !column.startsWith("_") && rows.some((row) => row[column] !== null && row[column] !== ""));
  const told = known.filter((column) => !(column.endsWith("_at") && known.includes(column.replace(/_at$/, "_day"))));
  const first = [told.find((column) => DAY.test(column)), ...[ADDED, "sku"].filter((column) => told.includes(column))].flatMap((column) => column ?? []);
  return [...first, ...told.filter((column) => !first.includes(column))];
}

const numeric = (value: Row[string] | undefined) => value !== null && value !== undefined && value !== "" && !Number.isNaN(Number(value));

/** Decimals come with all their zeros; 12.500000 reads as 12.5. */
function shown(value: Row[string] | undefined): string {
  if (value === null || value === undefined || value === "") return "—";
  const words = text(value);
  return /^-?\d+\.\d+$/.test(words) ? words.replace(/\.?0+$/, "").replace("-", "\u2212") : words;
}

const text = (value: Row[string] | undefined): string => String(value ?? "");
const baseName = (path: string) => path.split("/").at(-1) ?? path;
