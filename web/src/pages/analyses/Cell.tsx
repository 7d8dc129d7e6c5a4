/** One number of an analysis: how it moved below it, why there is none where there is none. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { AnalysisCell, AnalysisColumn } from "../../api";
import { useLanguage } from "../../text";
import { MISSING, say } from "../../ui/format";
import { Delta } from "../../ui/Money";
import { useReasonWords } from "../../ui/words";
import css from "./DataTable.module.css";
import { FEW } from "./shading";

type CellProps = { cell: AnalysisCell; column: AnalysisColumn; currency: string; to: string | null; shade: string | undefined; matrix: boolean };

export function Cell({ cell, column, currency, to, shade, matrix }: CellProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const reason = useReasonWords();
  if (cell.value === null) {
    return (
      <td className={css.missing} title={cell.reason ? reason(cell.reason) : undefined}>
        {matrix && cell.reason === "not_yet" ? "" : MISSING}
      </td>
    );
  }
  const shown = { unit: column.unit, currency, language };
  const text = say(cell.value, { ...shown, size: "table" });
  const few = shade !== undefined && cell.denominator !== null && Number(cell.denominator) < FEW;
  const of = cell.numerator !== null && cell.denominator !== null && column.unit === "ratio" ? t("analyses.of", { some: plain(cell.numerator, language), all: plain(cell.denominator, language) }) : say(cell.value, { ...shown, size: "full" });
  return (
    <td title={cell.reason === "so_far" ? `${of} · ${reason("so_far")}` : of} style={few ? undefined : { background: shade }} data-so-far={cell.reason === "so_far" || undefined} data-few={few || undefined}>
      {to ? <Link to={to}>{text}</Link> : text}
      {!matrix && cell.before !== null && cell.change !== null && (
        <small>
          <Delta comparison={cell} unit={column.unit} better={column.better ?? ""} />
        </small>
      )}
    </td>
  );
}

const plain = (value: string, language: "zh" | "en") => say(value, { unit: "count", currency: null, language, size: "full" });
