/** Columns over time, in one layer or several, with the target as a stepped line and a table behind. */
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { askSeries, expectedOf, useTargets, viewSearch } from "../../api";
import { customPeriod, daysBetween, lineOf, resolve } from "../../api/period";
import { useLanguage, useTwo } from "../../text";
import { useMarks } from "../../ui/annotations/useMarks";
import { sayPeriod } from "../../ui/dates";
import { say } from "../../ui/format";
import { useValueName } from "../../ui/names";
import { useMode } from "../../ui/Theme";
import { fittingGrain, whole } from "../../ui/trend";
import { useAnswered } from "./answers";
import css from "./Columns.module.css";
import { columnsOption } from "./columnsOption";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { Plain } from "../../ui/pictures/Plain";
import { stack } from "./stacked";

const Chart = lazy(() => import("../../ui/Chart"));
const HEIGHT = 230;

export function Columns({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const { colours } = useMode();
  const valueName = useValueName();
  const kpi = kpis[0]!;
  const by = tile.by;
  const span = lineOf(resolve(view.period, lastDay));
  const grain = fittingGrain(span.from && span.to ? daysBetween(span.from, span.to) + 1 : 400);
  const from = span.from && whole(span.from, grain);
  const asked = askSeries(view, { from, to: span.to }, grain);
  const answers = useAnswered(kpis, by ? { ...asked, by: [by] } : asked);
  const target = useTargets(by ? [] : [kpi.id], view, lastDay, from).data?.get(kpi.id);
  const readings = answers.of(kpi.id);
  const { unit, currency } = readings[0] ?? { unit: kpi.unit, currency: null };
  const { periods, layers, others } = useMemo(() => stack(readings, by ?? ""), [readings, by]);
  const othersName = t("tile.others", { count: others });
  const kpiName = two(kpi.name);
  const named = useMemo(
    () => layers.map((layer) => ({ ...layer, name: by ? (layer.key === "" ? othersName : valueName(by, layer.key)) : kpiName })),
    [layers, by, othersName, kpiName, valueName],
  );
  const period = useCallback((start: string) => sayPeriod(start, grain, language, lastDay), [grain, language, lastDay]);
  const value = useCallback((amount: number) => say(amount, { unit, currency, language, size: "table" }), [unit, currency, language]);
  const wanted = useMemo(() => (target && !answers.kept?.of && (target.currency === null || target.currency === currency) ? periods.map(({ start, end }) => expectedOf(target, start, end)) : []), [target, answers.kept?.of, periods, currency]);
  const marked = useMarks({ kpi: kpi.id, where: view.where, days: periods, lastDay });
  const { signs, notes } = marked;
  const draw = useCallback(
    (width: number) =>
      columnsOption({
        labels: periods.map(({ start }) => period(start)),
        layers: named,
        unfinished: periods.findIndex(({ complete }) => !complete),
        target: wanted,
        targetName: t("tile.target"),
        axis: (amount) => say(amount, { unit, currency: null, language, size: "axis" }),
        value,
        tokens: colours,
        width,
        marks: signs,
        notes,
      }),
    [signs, notes, periods, named, wanted, period, value, unit, language, colours, t],
  );
  const title = tile.name ? two(tile.name) : t("board.trend", { name: kpiName });
  const to = (start: string, end: string) => `/kpis/${kpi.id}${viewSearch({ ...view, period: customPeriod(start, end) })}`;
  const table = (
    <Plain
      label={title}
      head={[t("trend.period"), ...named.map(({ name }) => name)]}
      rows={periods.map(({ start, end, complete }, index) => ({
        key: start,
        cells: [
          <>
            <Link to={to(start, end)}>{period(start)}</Link>
            {!complete && <small> {t("trend.soFar")}</small>}
          </>,
          ...named.map(({ values }) => (values[index] == null ? "—" : value(values[index]))),
        ],
      }))}
    />
  );
  const label = t("tile.columnsSummary", { name: title, count: periods.length, layers: named.map(({ name }) => name).join(t("comma")) });
  return (
    <Framed id={id} title={title} kpi={kpi} view={view} lastDay={lastDay} answers={answers} shown={readings} note={currency} height={HEIGHT} table={table} tools={marked.tool} under={marked.under}>
      {by && (
        <ul className={css.legend}>
          {named.map(({ name }, index) => (
            <li key={name}>
              <i data-series={index} /> {name}
            </li>
          ))}
        </ul>
      )}
      <Suspense fallback={<div style={{ minHeight: HEIGHT }} />}>
        <Chart draw={draw} height={HEIGHT} old={answers.marks["data-old"] !== undefined} label={label} pick={(index) => periods[index] && void go(to(periods[index].start, periods[index].end))} />
      </Suspense>
    </Framed>
  );
}
