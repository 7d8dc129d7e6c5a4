/** The cards of one group: their values in one request, their 90-day lines in another. */
import { useCallback } from "react";

import { askSeries, askTotal, marks, useReadings, useTargets, type Kpi, type Reading, type View } from "../../api";
import { asProblem, Problem } from "../../api/client";
import { addDays, resolve } from "../../api/period";
import { useTwo } from "../../text";
import { KpiCard } from "../../ui/KpiCard";
import css from "./Board.module.css";
import type { Group } from "./layout";

const LINE_DAYS = 90;

/** What each card is given; `marks` tells whether something is on its way. */
export function useCards(kpis: readonly Kpi[], view: View, lastDay: string) {
  return useAsked(kpis, view, lastDay).of;
}

function useAsked(kpis: readonly Kpi[], view: View, lastDay: string) {
  const until = resolve(view.period, lastDay).to ?? lastDay;
  const ids = kpis.map((kpi) => kpi.id);
  const values = useReadings(ids, askTotal(view, lastDay));
  const lines = useReadings(ids, askSeries(view, { from: addDays(until, 1 - LINE_DAYS), to: until }, "day"));
  const targets = useTargets(ids, view, lastDay);
  const of = (kpi: Kpi) => {
    const answer = values.data?.get(kpi.id);
    const line = lines.data?.get(kpi.id);
    return {
      answered: answer !== undefined,
      reading: answer instanceof Problem ? undefined : answer?.[0],
      problem: answer instanceof Problem ? answer : (values.kept?.problem ?? (values.error ? asProblem(values.error) : null)),
      target: targets.data?.get(kpi.id),
      other: values.kept?.of != null,
      line: Array.isArray(line) ? (line as Reading[]) : undefined,
    };
  };
  const { refetch } = values;
  const retry = useCallback(() => void refetch(), [refetch]);
  return { of, until, marks: marks(values, lines, targets), retry };
}

export function Cards({ group, view, lastDay }: { group: Group; view: View; lastDay: string }) {
  const two = useTwo();
  const { of, until, marks: busy, retry } = useAsked(group.kpis, view, lastDay);
  return (
    <section className={css.section} {...busy} aria-label={group.name ? two(group.name) : undefined}>
      {group.name && <h2 className={css.group}>{two(group.name)}</h2>}
      <div className={css.cards}>
        {group.kpis.map((kpi) => (
          <KpiCard key={kpi.id} kpi={kpi} name={two(group.names.get(kpi.id) ?? kpi.name)} {...of(kpi)} until={until} to={`/kpis/${kpi.id}`} retry={retry} />
        ))}
      </div>
    </section>
  );
}
