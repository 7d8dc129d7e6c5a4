/** A KPI over time: the grain to choose, a comparison line, and the table behind the chart. */
import { TableOutlined } from "@ant-design/icons";
import { Segmented } from "antd";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { askSeries, expectedOf, marks, useReadings, useTargets, type Kpi, type Reading, type View } from "../api";
import { reach } from "../api/freshness";
import { compared, compareKind, daysBetween, lineOf, resolve, type Grain } from "../api/period";
import { useLanguage, useTwo } from "../text";
import { useMarks } from "./annotations/useMarks";
import { sayDay, sayPeriod } from "./dates";
import { Definition } from "./Definition";
import { ExportButton } from "./ExportButton";
import { kindOf, say } from "./format";
import { KeptNote } from "./KeptNote";
import { FreshTo } from "./Fresh";
import { useMode } from "./Theme";
import { Tile } from "./Tile";
import { ToolButton } from "./ToolButton";
import { cumulative, fittingGrain, summed, usefulGrains, whole, wholeBefore, type Dot, type Trend } from "./trend";
import { trendOption, type TrendWords } from "./trendOption";
import css from "./TrendTile.module.css";
import { TrendTable } from "./TrendTable";
import { Troubled } from "./Troubled";
import { Wait } from "./Wait";

const Chart = lazy(() => import("./Chart"));
const HEIGHT = 250;

type TrendTileProps = {
  kpi: Kpi;
  view: View;
  lastDay: string;
  to: string;
  /** The chosen grain, or null for the one that fits. */
  shown: string | null;
  show: (shown: string) => void;
  id?: string;
  title?: string;
  /** Opens the days of a point. */
  pick?: (start: string, end: string) => void;
};

export function TrendTile({ kpi, view, lastDay, to, shown, show, id = "trend", title, pick }: TrendTileProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const { colours } = useMode();
  const [table, setTable] = useState(false);

  const span = lineOf(resolve(view.period, lastDay));
  const days = span.from && span.to ? daysBetween(span.from, span.to) + 1 : 400;
  const choices: string[] = [...usefulGrains(days), ...(kpi.additivity === "additive" ? ["cumulative"] : [])];
  const choice = shown && choices.includes(shown) ? shown : fittingGrain(days);
  const grain = (choice === "cumulative" ? fittingGrain(days) : choice) as Grain;
  const { now, before, kept, asked, failure, marks, retry } = useTrend(kpi.id, view, lastDay, grain);
  const target = useTargets([kpi.id], view, lastDay, span.from && whole(span.from, grain)).data?.get(kpi.id);

  const trend = useMemo(() => {
    const dots = (now ?? []).map(asDot);
    const expected = target && !kept?.of && (target.currency === null || target.currency === now?.[0]?.currency) ? dots.map(({ start, end }) => expectedOf(target, start, end)) : [];
    const found: Trend = { now: dots, before: (before ?? []).map(asDot), target: expected };
    return choice === "cumulative" ? { now: cumulative(found.now), before: cumulative(found.before), target: summed(expected) } : found;
  }, [now, before, choice, target, kept?.of]);
  const first = now?.[0];
  const unit = first?.unit ?? kpi.unit;
  const currency = first?.currency ?? null;
  const words = useMemo<TrendWords>(
    () => ({
      axis: (value) => say(value, { unit, currency: null, language, size: "axis" }),
      value: (value) => say(value, { unit, currency, language, size: "table" }),
      period: (dot) => sayPeriod(dot.start, grain, language, lastDay),
      now: t("trend.now"),
      before: t(`trend.before.${compareKind(view.compare)}`),
      soFar: t("trend.soFar"),
      target: t("tile.target"),
    }),
    [unit, currency, language, grain, lastDay, view.compare, t],
  );
  const fromZero = kindOf(unit) === "money" || kindOf(unit) === "count";
  const marked = useMarks({ kpi: kpi.id, where: view.where, days: trend.now, lastDay });
  const { signs, notes } = marked;
  const draw = useCallback(
    (width: number) => trendOption({ trend, words, tokens: colours, fromZero, width, marks: signs, notes }),
    [trend, words, colours, fromZero, signs, notes],
  );
  const name = title ?? two(kpi.name);
  const reached = first ? reach(first.freshness, span.to ?? lastDay) : null;
  return (
    <Tile
      id={id}
      marks={marks}
      title={pick ? <Link to={to}>{name}</Link> : name}
      note={currency}
      extra={
        <Segmented
          size="small"
          aria-label={t("trend.grain")}
          value={choice}
          options={choices.map((value) => ({ value, label: t(`grain.${value as "day"}`) }))}
          onChange={show}
        />
      }
      foot={reached && <FreshTo reached={reached} />}
      tools={
        <>
          <Definition kpi={kpi} />
          {now && <ExportButton tile={id} title={name} kpis={[kpi.id]} what={asked} />}
          {marked.tool}
          <ToolButton pressed={table} label={t("trend.table")} icon={<TableOutlined aria-hidden="true" />} onClick={() => setTable(!table)} />
        </>
      }
    >
      {kept && now && <KeptNote kept={kept} retry={retry} />}
      {failure ? (
        <Troubled problem={failure} retry={retry} height={HEIGHT} kpi={kpi} />
      ) : !now ? (
        <Wait bars={[100]} tall={[HEIGHT - 20]} />
      ) : trend.now.every((dot) => dot.value === null) ? (
        <p className={css.nothing} style={{ minHeight: HEIGHT }}>
          {t("reason.no_data")}
        </p>
      ) : table ? (
        <TrendTable trend={trend} words={words} height={HEIGHT} />
      ) : (
        <Suspense fallback={<div style={{ minHeight: HEIGHT }} />}>
          <Chart
            draw={draw}
            height={HEIGHT}
            old={marks["data-old"] !== undefined}
            pick={pick && ((index) => trend.now[index] && pick(trend.now[index].start, trend.now[index].end))}
            label={summary(name, trend, words, t("trend.summary"), (day) => sayDay(day, language, lastDay))}
          />
        </Suspense>
      )}
      {marked.under}
    </Tile>
  );
}

function useTrend(kpi: string, view: View, lastDay: string, grain: Grain) {
  const span = lineOf(resolve(view.period, lastDay));
  const other = compared(span, view.compare);
  const { from, to } = span;
  const asked = askSeries(view, { from: from && whole(from, grain), to }, grain);
  const now = useReadings([kpi], asked);
  const before = useReadings([kpi], other && from && to ? askSeries(view, wholeBefore({ from, to }, other, grain), grain) : null);
  const answer = now.data?.get(kpi);
  const failure = answer instanceof Error ? answer : answer ? null : now.error;
  const shown = other && !now.kept?.of && !before.kept?.of;
  return { asked, now: readings(answer), before: shown ? readings(before.data?.get(kpi)) : undefined, kept: now.kept, failure, marks: marks(now, before), retry: () => void now.refetch() };
}

const readings = (answer: unknown) => (Array.isArray(answer) ? (answer as Reading[]) : undefined);

const asDot = (reading: Reading): Dot => ({
  start: reading.period.start,
  end: reading.period.end,
  value: reading.value === null ? null : Number(reading.value),
  complete: reading.complete,
});

/** The chart in one sentence, for those who do not see it. */
function summary(name: string, { now }: Trend, words: TrendWords, sentence: string, day: (iso: string) => string): string {
  const known = now.filter((dot) => dot.value !== null);
  if (known.length === 0) return name;
  const values = known.map((dot) => dot.value!);
  const facts: Record<string, string> = {
    name,
    from: day(known[0]!.start),
    to: day(known.at(-1)!.end),
    low: words.value(Math.min(...values)),
    high: words.value(Math.max(...values)),
    last: words.value(values.at(-1)!),
  };
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, key: string) => facts[key] ?? "");
}
