/** Few reasons make most of it: each with its running share, the vital ones in colour. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { Delta } from "../../ui/Money";
import { useDimensionName } from "../../ui/names";
import { Rows } from "../../ui/pictures/Rows";
import { amountOf, cellOf, changed, mainOf, openedAt, openingOf } from "./cells";
import type { PictureProps } from "./Picture";
import css from "./Picture.module.css";
import { useRowName } from "./useRowName";

const MOST = 12;
const RUNNING = "running_share";
const VITAL = "vital";

export function ParetoPicture({ analysis, table, view }: PictureProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const rowName = useRowName();
  const dimensionName = useDimensionName();
  const main = mainOf(table);
  if (!main || table.rows.length === 0) return null;
  const opening = openingOf(table);
  const share = (value: string | null | undefined) => say(value ?? null, { unit: "ratio", currency: null, language, size: "table" });
  const rows = table.rows.map((row) => {
    const cell = cellOf(table, row, main.id)!;
    const to = opening && openedAt(analysis, table, row, opening, cellOf(table, row, opening.id)!, view);
    return {
      key: rowName(row),
      name: to ? <Link to={to}>{rowName(row)}</Link> : rowName(row),
      value: amountOf(cell),
      text: say(cell.value, { unit: main.unit, currency: analysis.currency, language, size: "table" }),
      more: [share(cellOf(table, row, RUNNING)?.value), cell.change === null ? null : <Delta comparison={cell} unit={main.unit} better={main.better ?? ""} />],
      tone: row.labels.includes(VITAL) ? ("primary" as const) : ("grey" as const),
    };
  });
  const vital = table.rows.filter(({ labels }) => labels.includes(VITAL));
  const head: [string, string, ...string[]] = [table.by ? dimensionName(table.by) : two(table.name), two(main.name), t("tile.running"), ...(changed(table, main.id) ? [t("slice.change")] : [])];
  return (
    <>
      <Rows label={two(table.name)} head={head} rows={rows} most={MOST} />
      {vital.length > 0 && <p className={css.said}>{t("tile.vital", { count: vital.length, share: share(cellOf(table, vital.at(-1)!, RUNNING)?.value) })}</p>}
    </>
  );
}
