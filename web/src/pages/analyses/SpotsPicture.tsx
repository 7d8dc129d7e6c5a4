/** Each SKU by how fast it sells and what it earns, as large as its sales. */
import { useMemo } from "react";
import { useNavigate } from "react-router";

import { useTwo } from "../../text";
import { placed } from "../../ui/pictures/quadrant";
import { CornerCounts, QuadrantChart } from "../../ui/pictures/QuadrantChart";
import { amountOf, cellOf, openedAt } from "./cells";
import type { PictureProps } from "./Picture";
import css from "./Picture.module.css";

const [X, Y, SIZE] = ["sell_through", "contribution_margin", "net_sales"] as const;

export function SpotsPicture({ analysis, table, view, old }: PictureProps) {
  const two = useTwo();
  const go = useNavigate();
  const found = useMemo(
    () =>
      placed(
        table.rows.flatMap((row) => {
          const [x, y, size] = [X, Y, SIZE].map((id) => amountOf(cellOf(table, row, id)));
          return row.kind === "slice" && x != null && y != null && size != null && size > 0 ? [{ key: Object.values(row.slice).join(" "), x, y, size }] : [];
        }),
      ),
    [table],
  );
  const scale = (id: string) => table.columns.find((column) => column.id === id);
  const [x, y, size] = [scale(X), scale(Y), scale(SIZE)];
  if (!x || !y || !size || found.count < 2) return null;
  const axis = (column: NonNullable<typeof x>) => ({ name: two(column.name), unit: column.unit });
  const pick = (key: string) => {
    const row = table.rows.find(({ slice }) => Object.values(slice).join(" ") === key);
    const to = row && openedAt(analysis, table, row, y, cellOf(table, row, Y)!, view);
    if (to) void go(to);
  };
  return (
    <div>
      <QuadrantChart placed={found} x={axis(x)} y={axis(y)} size={axis(size)} currency={analysis.currency} old={old} pick={pick} />
      <p className={css.said}>
        <CornerCounts counts={found.counts} />
      </p>
    </div>
  );
}
