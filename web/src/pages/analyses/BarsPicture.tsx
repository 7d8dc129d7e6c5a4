/** The rows side by side in one column, which can be another one. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { Select } from "../../ui/kit";
import { Delta } from "../../ui/Money";
import { useDimensionName } from "../../ui/names";
import { Rows } from "../../ui/pictures/Rows";
import { useParam } from "../../ui/useParam";
import { amountOf, cellOf, changed, inOrder, openedAt, openingOf } from "./cells";
import type { PictureProps } from "./Picture";
import css from "./Picture.module.css";
import { useRowName } from "./useRowName";

const MOST = 12;

export function BarsPicture({ analysis, table, view }: PictureProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const rowName = useRowName();
  const dimensionName = useDimensionName();
  const [asked, ask] = useParam("bars");
  const usual = openingOf(table);
  const column = table.columns.find(({ id }) => id === asked) ?? usual;
  if (!column || table.rows.length < 2) return null;
  const rows = inOrder(table, table.rows.filter((row) => row.kind !== "unallocated" && cellOf(table, row, column.id)?.value != null), { by: column.id, up: column.better === "down" }, rowName).map((row) => {
    const cell = cellOf(table, row, column.id)!;
    const to = openedAt(analysis, table, row, column, cell, view);
    return {
      key: rowName(row),
      name: to ? <Link to={to}>{rowName(row)}</Link> : rowName(row),
      value: amountOf(cell),
      text: say(cell.value, { unit: column.unit, currency: analysis.currency, language, size: "table" }),
      more: [cell.change === null ? null : <Delta comparison={cell} unit={column.unit} better={column.better ?? ""} />],
      tone: (amountOf(cell) ?? 0) < 0 ? ("bad" as const) : ("primary" as const),
    };
  });
  const head: [string, string, ...string[]] = [table.by ? dimensionName(table.by) : two(table.name), two(column.name), ...(changed(table, column.id) ? [t("slice.change")] : [])];
  return (
    <>
      <div className={css.choice} data-field="bars">
        <span id="analysis-bars">{t("analyses.bars")}</span>
        <Select aria-labelledby="analysis-bars" size="small" value={column.id} popupMatchSelectWidth={false} onChange={(id: string) => ask(id === usual?.id ? null : id)} options={table.columns.map(({ id, name }) => ({ value: id, label: two(name) }))} />
      </div>
      <Rows label={two(column.name)} head={head} rows={rows} most={MOST} />
    </>
  );
}
