/** Who comes back: a row for each month of first orders, a column for each month since, shaded by share. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { viewSearch } from "../../api";
import { customPeriod, resolve, startOf } from "../../api/period";
import { whereClauses } from "../../api/view";
import { useLanguage, useTwo } from "../../text";
import { sayPeriod } from "../../ui/dates";
import { say } from "../../ui/format";
import { useAnswered } from "./answers";
import { cohorts, FEW, highest, monthAfter, type Cell } from "./cohort";
import css from "./Cohort.module.css";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";

const MONTHS = 12;

export default function CohortTile({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const kpi = kpis[0]!;
  const until = resolve(view.period, lastDay).to ?? lastDay;
  const from = monthAfter(startOf("month", until), 1 - MONTHS);
  const where = whereClauses(view.where);
  const answers = useAnswered(kpis, { grain: "month", from, to: until, by: ["months_since"], ...(where.length ? { where } : {}) });
  const found = answers.of(kpi.id);
  const { rows, all } = cohorts(found, lastDay);
  const title = tile.name ? two(tile.name) : two(kpi.name);
  const most = highest(rows);
  const share = (value: number) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const count = (value: number) => say(value, { unit: "count", currency: null, language, size: "full" });
  const words = (cell: Cell) => t(cell.soFar ? "cohort.soFar" : "cohort.cell", { share: share(cell.share), again: count(cell.again), size: count(cell.size) });
  const month = (at: number) => (at === 0 ? t("cohort.firstMonth") : t("cohort.month", { number: at }));
  const open = (start: string, end: string, at: number) =>
    `/kpis/${kpi.id}${viewSearch({ ...view, period: customPeriod(start, end), where: { ...view.where, months_since: [String(at)] } })}`;
  const cells = rows.flatMap((row) => row.cells.filter((cell) => cell !== null));
  return (
    <Framed id={id} title={title} kpi={kpi} view={view} lastDay={lastDay} answers={answers} shown={found} note={t("cohort.note")} height={260} flush
      said={
        <>
          {cells.some((cell) => cell.size < FEW) && <span>{t("cohort.few", { count: FEW })}</span>} {cells.some((cell) => cell.soFar) && <span>{t("cohort.open")}</span>}
        </>
      }
    >
      <div className={css.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("cohort.first")}</th>
              <th scope="col">{t("cohort.size")}</th>
              {all.map((_, at) => (
                <th key={at} scope="col">
                  {month(at)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.start}>
                <th scope="row">{sayPeriod(row.start, "month", language, lastDay)}</th>
                <td className={css.size}>{count(row.size)}</td>
                {all.map((_, at) => {
                  const cell = row.cells[at];
                  if (!cell) return <td key={at} />;
                  const few = cell.size < FEW;
                  return (
                    <td key={at} title={words(cell)} className={few ? css.few : undefined} data-so-far={cell.soFar || undefined} style={few ? undefined : { background: tint(cell.share / most) }}>
                      <Link to={open(row.start, row.end, at)}>{share(cell.share)}</Link>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("cohort.all")}</th>
              <td className={css.size}>{count(rows.reduce((sum, row) => sum + row.size, 0))}</td>
              {all.map((cell, at) => (
                <td key={at} title={cell ? words(cell) : undefined}>
                  {cell ? share(cell.share) : ""}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </Framed>
  );
}

const tint = (part: number) => `color-mix(in srgb, var(--bar) ${Math.round(Math.min(1, part) * 100)}%, transparent)`;
