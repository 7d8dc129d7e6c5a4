/** One KPI by two dimensions: a row and a column for each value, shaded from lowest to highest. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useTwo } from "../../text";
import { useSay } from "../../ui/Money";
import { useDimensionName, useValueName } from "../../ui/names";
import { amount, useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { pivot } from "./pivot";
import css from "./Pivot.module.css";
import { useSlice } from "./useSlice";

const MOST_ROWS = 12;
/** More columns than this stand close. */
const DENSE = 16;

export default function Pivot({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const sliceOf = useSlice(view);
  const kpi = kpis[0]!;
  const [by, across] = [tile.by!, tile.across!];
  const answers = useTotals(kpis, view, lastDay, [by, across]);
  const found = answers.of(kpi.id);
  const { rows, columns, shade, at } = pivot(found, by, across);
  const title = tile.name ? two(tile.name) : two(kpi.name);
  return (
    <Framed id={id} title={title} kpi={kpi} view={view} lastDay={lastDay} answers={answers} shown={found} note={two(kpi.name)} height={200} flush
      said={rows.length > MOST_ROWS && <span>{t("tile.firstOf", { shown: MOST_ROWS, count: rows.length })}</span>}
    >
      <div className={css.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={css.table} data-dense={columns.length > DENSE || undefined}>
          <thead>
            <tr>
              <th scope="col">{dimensionName(by)}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {valueName(across, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <tr key={row}>
                <th scope="row">{valueName(by, row)}</th>
                {columns.map((column) => {
                  const reading = at(row, column);
                  return (
                    <td key={column} style={{ background: shade(amount(reading)) }}>
                      {reading?.value == null ? "—" : <Link to={sliceOf(kpi.id, { [by]: row, [across]: column })}>{sayIt(reading)}</Link>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Framed>
  );
}
