/** KPIs side by side, a row for each slice: bars behind the first two, every column sorts, the total stands below. */
import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Kpi, Reading } from "../api";
import { useTwo } from "../text";
import { Delta, useSay } from "./Money";
import css from "./SliceTable.module.css";

export type SliceRow = { key: string; name: ReactNode; readings: Map<string, Reading> };

type SliceTableProps = { label: string; head: string; kpis: readonly Kpi[]; rows: readonly SliceRow[]; total: Map<string, Reading> };

const BARS = [css.bar, css.greyBar];

export function SliceTable({ label, head, kpis, rows, total }: SliceTableProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const main = kpis[0];
  const [order, setOrder] = useState({ by: main?.id ?? "", up: false });
  const compared = main && total.get(main.id)?.comparison ? main : null;
  const sorted = rows.toSorted((a, b) => (order.up ? 1 : -1) * (amount(a.readings.get(order.by)) - amount(b.readings.get(order.by))));
  const sort = (by: string) => setOrder({ by, up: order.by === by && !order.up });
  return (
    <div className={css.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {kpis.map((kpi, index) => (
              <th key={kpi.id} scope="col" className={side(index)} aria-sort={order.by === kpi.id ? (order.up ? "ascending" : "descending") : undefined}>
                <button type="button" onClick={() => sort(kpi.id)}>
                  {two(kpi.name)}
                  {order.by === kpi.id && <Sorted up={order.up} />}
                </button>
              </th>
            ))}
            {compared && (
              <th scope="col" className={css.right} title={two(compared.name)}>
                {t("slice.change")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              <Cells kpis={kpis} readings={row.readings} most={(kpi) => Math.max(0, ...rows.map((one) => amount(one.readings.get(kpi))))} />
              {compared && <Change kpi={compared} reading={row.readings.get(compared.id)} />}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={kpis.length + (compared ? 2 : 1)} className={css.none}>
                {t("reason.no_data")}
              </td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("slice.total")}</th>
            <Cells kpis={kpis} readings={total} />
            {compared && <Change kpi={compared} reading={total.get(compared.id)} />}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

type CellsProps = { kpis: readonly Kpi[]; readings: Map<string, Reading>; most?: (kpi: string) => number };

function Cells({ kpis, readings, most }: CellsProps) {
  const sayIt = useSay();
  return kpis.map(({ id }, index) => {
    const reading = readings.get(id);
    const largest = most && BARS[index] ? most(id) : 0;
    return (
      <td key={id} className={side(index)}>
        <span className={css.number}>
          {largest > 0 && <i className={BARS[index]} style={{ width: `${(Math.max(0, amount(reading)) / largest) * 100}%` }} />}
          <span>{reading ? sayIt(reading) : "—"}</span>
        </span>
      </td>
    );
  });
}

const side = (index: number) => (index < BARS.length ? css.barred : css.right);

function Sorted({ up }: { up: boolean }) {
  return up ? <ArrowUpOutlined aria-hidden="true" className={css.sorted} /> : <ArrowDownOutlined aria-hidden="true" className={css.sorted} />;
}

function Change({ kpi, reading }: { kpi: Kpi; reading: Reading | undefined }) {
  return <td className={css.right}>{reading?.comparison ? <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} /> : "—"}</td>;
}

const amount = (reading: Reading | undefined) => Number(reading?.value ?? 0);
