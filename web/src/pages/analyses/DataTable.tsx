/** The rows of a table: every column sorts, numbers that are KPIs open them, others and the whole stand below. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import type { Analysis, AnalysisRow, AnalysisTable, View } from "../../api";
import { useTwo } from "../../text";
import { DownOutlined, UpOutlined } from "../../ui/kit";
import { useDimensionName } from "../../ui/names";
import { amountOf, inOrder, NAME, openedAt, openingOf, standsBehind, type Order } from "./cells";
import { Cell } from "./Cell";
import css from "./DataTable.module.css";
import { shading } from "./shading";
import { toneOf } from "./tones";
import { useRowName } from "./useRowName";

const SHOWN = 50;

type DataTableProps = { analysis: Analysis; table: AnalysisTable; rows: readonly AnalysisRow[]; view: View; narrowed: boolean };

export function DataTable({ analysis, table, rows, view, narrowed }: DataTableProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const rowName = useRowName();
  const dimensionName = useDimensionName();
  const matrix = table.drawn === "matrix";
  const [order, setOrder] = useState<Order | null>(null);
  const [all, showAll] = useState(false);
  const sorted = order ? inOrder(table, rows, order, rowName) : rows;
  const slices = sorted.filter((row) => standsBehind(row) === 0);
  const by = order?.by ?? table.sorted_by;
  const up = order?.up ?? false;
  const shown = all ? sorted : [...slices.slice(0, SHOWN), ...sorted.filter((row) => standsBehind(row) > 0)];
  const sort = (column: string) => setOrder({ by: column, up: by === column ? !up : column === NAME });
  const shade = shading(table);
  const opening = openingOf(table);
  const labels = new Map(analysis.labels.map((label) => [label.id, label]));
  const tagged = (row: AnalysisRow) => (table.by === null && row.kind === "step" && table.rows.every(({ labels: own }) => own.length > 0) ? [] : row.labels);
  const head = (id: string, name: string, title?: string) => (
    <th key={id} scope="col" aria-sort={by === id ? (up ? "ascending" : "descending") : undefined} title={title}>
      <button type="button" onClick={() => sort(id)}>
        {name}
        {by === id && (up ? <UpOutlined aria-hidden="true" /> : <DownOutlined aria-hidden="true" />)}
      </button>
    </th>
  );
  const line = (row: AnalysisRow, key: string) => (
    <tr key={key} data-kind={row.kind} data-row={row.kind === "slice" ? Object.values(row.slice).join(" ") : undefined}>
      <th scope="row">
        <Name row={row} name={rowName(row)} to={row.kind === "slice" && opening ? openedAt(analysis, table, row, opening, EMPTY, view) : null} />
        {tagged(row).map((id) => {
          const label = labels.get(id);
          return (
            label && (
              <span key={id} className={css.tag} data-tone={toneOf(id, label.group)} title={two(label.meaning)}>
                {two(label.name)}
              </span>
            )
          );
        })}
      </th>
      {table.columns.map((column, at) => {
        const cell = row.cells[at]!;
        return <Cell key={column.id} cell={cell} column={column} currency={analysis.currency} to={openedAt(analysis, table, row, column, cell, view)} shade={row.kind === "total" ? undefined : shade(column, amountOf(cell))} matrix={matrix} />;
      })}
    </tr>
  );
  return (
    <>
      <div className={css.scroll} role="group" aria-label={two(table.name)} tabIndex={0}>
        <table className={css.table} data-matrix={matrix || undefined}>
          <thead>
            <tr>
              {head(NAME, matrix ? t("cohort.first") : table.by ? dimensionName(table.by) : two(table.name))}
              {table.columns.map((column) => head(column.id, two(column.name), column.meaning ? two(column.meaning) : undefined))}
            </tr>
          </thead>
          <tbody>{shown.map((row, at) => line(row, `${row.kind} ${rowName(row)} ${at}`))}</tbody>
          {table.total && !narrowed && <tfoot>{line(table.total, "total")}</tfoot>}
        </table>
      </div>
      {shown.length < sorted.length && (
        <button type="button" className={css.more} onClick={() => showAll(true)}>
          {t("breakdown.more", { count: sorted.length - shown.length })}
        </button>
      )}
    </>
  );
}

const EMPTY = { value: null, reason: null, numerator: null, denominator: null, before: null, change: null, ratio: null, kpi: null };

function Name({ row, name, to }: { row: AnalysisRow; name: string; to: string | null }) {
  return to ? (
    <Link to={to}>{name}</Link>
  ) : (
    <span data-quiet={row.kind === "others" || row.kind === "unallocated" || undefined}>{name}</span>
  );
}
