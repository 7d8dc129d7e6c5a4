/** A value over time against its target or limit, as a chart or as a table. */
import { TableOutlined } from "@ant-design/icons";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";

import { addDays } from "../api/period";
import css from "./AgainstChart.module.css";
import { useMarks, type Marked } from "./annotations/useMarks";
import { againstOption, type AgainstWords, type Held, type Stretch } from "./againstOption";
import { useMode } from "./Theme";
import { ToolButton } from "./ToolButton";

const Chart = lazy(() => import("./Chart"));

type AgainstChartProps = {
  title: string;
  points: readonly Held[];
  stretches?: readonly Stretch[];
  words: AgainstWords;
  fromZero: boolean;
  height?: number;
  /** What the value is of, so that what happened there is drawn, too. */
  of: Omit<Marked, "days">;
};

const NONE: readonly Stretch[] = [];

export function AgainstChart({ title, points, stretches = NONE, words, fromZero, height = 200, of }: AgainstChartProps) {
  const { t } = useTranslation();
  const { colours } = useMode();
  const [table, setTable] = useState(false);
  const days = useMemo(() => points.map((point, index) => daysOf(point, points[index - 1])), [points]);
  const marked = useMarks({ ...of, days });
  const { signs, notes } = marked;
  const draw = useCallback(
    (width: number) => againstOption({ points, stretches, words, tokens: colours, fromZero, width, marks: signs, notes }),
    [signs, notes, points, stretches, words, colours, fromZero],
  );
  const known = points.filter((point) => point.value !== null);
  return (
    <figure className={css.figure}>
      <figcaption>
        <span>{title}</span>
        <span className={css.tools}>
          {marked.tool}
          <ToolButton pressed={table} label={t("trend.table")} icon={<TableOutlined aria-hidden="true" />} onClick={() => setTable(!table)} />
        </span>
      </figcaption>
      {table ? (
        <Table title={title} points={points} words={words} height={height} />
      ) : (
        <div className={css.room} style={{ height }}>
          <Suspense fallback={<div style={{ height }} />}>
            <Chart draw={draw} height={height} label={known.length ? `${title}: ${known.map((point) => `${words.at(point)} ${words.value(point.value!)}`).slice(-6).join(", ")}` : title} />
          </Suspense>
        </div>
      )}
      {marked.under}
    </figure>
  );
}

/** A point of one day stands for the days since the one before, too: a rule may look once a week. */
function daysOf({ at, until = at }: Held, before: Held | undefined) {
  return { start: before && until === at ? addDays(before.until ?? before.at, 1) : at, end: until };
}

function Table({ title, points, words, height }: { title: string; points: readonly Held[]; words: AgainstWords; height: number }) {
  const { t } = useTranslation();
  const value = (one: number | null | undefined) => (one == null ? "—" : words.value(one));
  return (
    <div className={css.scroll} style={{ maxHeight: height }} tabIndex={0} role="group" aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("trend.period")}</th>
            <th scope="col">{words.actual}</th>
            <th scope="col">{words.held}</th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.at}>
              <th scope="row">
                {words.at(point)}
                {point.complete === false && point.value !== null && <small> {words.soFar}</small>}
              </th>
              <td>{value(point.value)}</td>
              <td>{[point.low, point.high].filter((one) => one != null).map(value).join(" – ") || "—"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
