/** KPIs side by side, a row for each slice: bars behind the first, every column sorts, the total stands below. */
import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Table, type TableColumnType } from "antd";
import type { ReactNode } from "react";
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
  const sayIt = useSay();
  const main = kpis[0];
  const shown = (reading: Reading | undefined) => (reading ? sayIt(reading) : "—");
  const columns: TableColumnType<SliceRow>[] = kpis.map((kpi, index) => {
    const most = Math.max(0, ...rows.map((row) => amount(row.readings.get(kpi.id))));
    return {
      key: kpi.id,
      title: two(kpi.name),
      align: index < BARS.length ? "left" : "right",
      sortIcon: ({ sortOrder }) => (sortOrder ? <Sorted up={sortOrder === "ascend"} /> : null),
      sorter: (a, b) => amount(a.readings.get(kpi.id)) - amount(b.readings.get(kpi.id)),
      sortDirections: ["descend", "ascend"],
      ...(index === 0 ? { defaultSortOrder: "descend" as const } : {}),
      render: (_, row) => (
        <Barred className={BARS[index]} share={most ? amount(row.readings.get(kpi.id)) / most : 0}>
          {shown(row.readings.get(kpi.id))}
        </Barred>
      ),
    };
  });
  const compared = main && total.get(main.id)?.comparison ? [changeColumn(main, t("slice.change"))] : [];
  return (
    <div className={css.table} role="group" aria-label={label} tabIndex={0}>
      <Table<SliceRow>
        size="small"
        pagination={false}
        showSorterTooltip={false}
        locale={{ emptyText: t("reason.no_data") }}
        dataSource={[...rows]}
        columns={[{ key: "name", title: head, render: (_, row) => row.name }, ...columns, ...compared]}
        summary={() => (
          <Table.Summary.Row className={css.total ?? ""}>
            <Table.Summary.Cell index={0}>{t("slice.total")}</Table.Summary.Cell>
            {kpis.map((kpi, index) => (
              <Table.Summary.Cell key={kpi.id} index={index + 1} align={index < BARS.length ? "left" : "right"}>
                <span className={css.number}>{shown(total.get(kpi.id))}</span>
              </Table.Summary.Cell>
            ))}
            {compared.length > 0 && main && (
              <Table.Summary.Cell index={kpis.length + 1} align="right">
                <Change reading={total.get(main.id)} better={main.better} />
              </Table.Summary.Cell>
            )}
          </Table.Summary.Row>
        )}
      />
    </div>
  );
}

function changeColumn(kpi: Kpi, title: string): TableColumnType<SliceRow> {
  return {
    key: "change",
    title,
    align: "right",
    render: (_, row) => <Change reading={row.readings.get(kpi.id)} better={kpi.better} />,
  };
}

function Sorted({ up }: { up: boolean }) {
  return up ? <ArrowUpOutlined aria-hidden="true" className={css.sorted} /> : <ArrowDownOutlined aria-hidden="true" className={css.sorted} />;
}

function Change({ reading, better }: { reading: Reading | undefined; better: string }) {
  return reading?.comparison ? <Delta comparison={reading.comparison} unit={reading.unit} better={better} /> : "—";
}

function Barred({ className, share, children }: { className: string | undefined; share: number; children: ReactNode }) {
  return (
    <span className={css.number}>
      {className && <i className={className} style={{ width: `${Math.max(0, share) * 100}%` }} />}
      <span>{children}</span>
    </span>
  );
}

const amount = (reading: Reading | undefined) => Number(reading?.value ?? 0);
