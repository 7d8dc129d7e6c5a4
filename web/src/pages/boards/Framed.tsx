/** The frame of a tile on a board: a title that opens its KPI, one of five faces, a table behind the chart, freshness. */
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { viewSearch, type Kpi, type Reading, type View } from "../../api";
import { reach } from "../../api/freshness";
import { resolve } from "../../api/period";
import { Definition } from "../../ui/Definition";
import { ExportButton } from "../../ui/ExportButton";
import { FreshTo } from "../../ui/Fresh";
import { KeptNote } from "../../ui/KeptNote";
import { TableOutlined } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { ToolButton } from "../../ui/ToolButton";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useReasonWords } from "../../ui/words";
import type { Asked } from "./answers";
import css from "./Framed.module.css";

type FramedProps = {
  id: string;
  title: string;
  /** The KPI whose page the title opens, and what it stands for is told of. */
  kpi: Kpi;
  view: View;
  lastDay: string;
  answers: Asked;
  /** Readings that there is something to show of; none of them has a value when the tile is empty. */
  shown: readonly Pick<Reading, "value" | "reason" | "freshness">[];
  note?: ReactNode;
  /** Below what is shown, at the left. */
  said?: ReactNode;
  height: number;
  /** The same in a table, where what is shown is a picture. */
  table?: ReactNode;
  /** More buttons, and what stands below it all. */
  tools?: ReactNode;
  under?: ReactNode;
  flush?: boolean;
  children: ReactNode;
};

export function Framed({ id, title, kpi, view, lastDay, answers, shown, note, said, height, table, tools, under, flush = false, children }: FramedProps) {
  const { t } = useTranslation();
  const reason = useReasonWords();
  const [asTable, setAsTable] = useState(false);
  const to = `/kpis/${kpi.id}${viewSearch(view)}`;
  const until = resolve(view.period, lastDay).to ?? lastDay;
  const first = shown[0];
  const empty = shown.every((reading) => reading.value === null);
  return (
    <Tile
      id={id}
      marks={answers.marks}
      flush={flush && !answers.failure && !answers.pending && !empty}
      title={<Link to={to}>{title}</Link>}
      note={note}
      foot={first && <FreshTo reached={reach(first.freshness, until)} />}
      tools={
        <>
          <Definition kpi={kpi} />
          {!empty && <ExportButton tile={id} title={title} {...answers.asked} />}
          {!empty && tools}
          {table && !empty && <ToolButton pressed={asTable} label={t("trend.table")} icon={<TableOutlined aria-hidden="true" />} onClick={() => setAsTable(!asTable)} />}
        </>
      }
    >
      {answers.failure ? (
        <Troubled problem={answers.failure} retry={answers.retry} height={height} kpi={kpi} />
      ) : answers.pending ? (
        <Wait bars={[100]} tall={[height - 20]} />
      ) : empty ? (
        <p className={css.nothing} style={{ minHeight: height }} data-face="empty">
          {reason(first?.reason ?? null)}
        </p>
      ) : (
        <>
          {answers.kept && <KeptNote kept={answers.kept} retry={answers.retry} />}
          {asTable && table ? (
            <div className={css.scroll} style={{ maxHeight: height + 40 }} tabIndex={0} role="group" aria-label={t("trend.table")}>
              {table}
            </div>
          ) : (
            children
          )}
          {said && <div className={css.said}>{said}</div>}
          {under}
        </>
      )}
    </Tile>
  );
}
