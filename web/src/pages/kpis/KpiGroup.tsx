/** The KPIs of one area as a list: name and meaning, value, change, 13 weeks. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { askSeries, askTotal, marks, Problem, useReadings, viewSearch, type Kpi, type Reading, type View } from "../../api";
import type { Answer } from "../../api/readings";
import { addDays, endOf, resolve, startOf } from "../../api/period";
import { useTwo } from "../../text";
import { KeptNote } from "../../ui/KeptNote";
import { Delta, useSay } from "../../ui/Money";
import { Spark } from "../../ui/Spark";
import { Wait } from "../../ui/Wait";
import { useCoded, useProblemWords, useReasonWords } from "../../ui/words";
import css from "./KpiList.module.css";

const WEEKS = 13;

type KpiGroupProps = { group: string; kpis: readonly Kpi[]; shown: ReadonlySet<string>; view: View; lastDay: string };

export function KpiGroup({ group, kpis, shown, view, lastDay }: KpiGroupProps) {
  const coded = useCoded();
  const ids = kpis.map((kpi) => kpi.id);
  const until = resolve(view.period, lastDay).to ?? lastDay;
  const { from, to } = lastWeeks(until);
  const values = useReadings(ids, askTotal(view, lastDay));
  const lines = useReadings(ids, askSeries(view, { from, to }, "week"));
  const rows = kpis.filter((kpi) => shown.has(kpi.id));
  if (rows.length === 0) return null;
  return (
    <section className={css.group} {...marks(values, lines)}>
      <h2>{coded("group", group, group)}</h2>
      {values.kept && <KeptNote kept={values.kept} retry={() => void values.refetch()} />}
      <ul className={css.list}>
        {rows.map((kpi) => {
          const line = lines.data?.get(kpi.id);
          return (
            <Row
              key={kpi.id}
              kpi={kpi}
              answer={values.data?.get(kpi.id)}
              failed={values.error !== null && !values.data}
              line={Array.isArray(line) ? line : []}
              to={`/kpis/${kpi.id}${viewSearch(view)}`}
            />
          );
        })}
      </ul>
    </section>
  );
}

/** The last whole weeks: one that has just begun would plunge. */
function lastWeeks(until: string) {
  const to = endOf("week", startOf("week", until)) === until ? until : addDays(startOf("week", until), -1);
  return { from: addDays(to, 1 - 7 * WEEKS), to };
}

type RowProps = { kpi: Kpi; answer: Answer | undefined; failed: boolean; line: readonly Reading[]; to: string };

function Row({ kpi, answer, failed, line, to }: RowProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const name = two(kpi.name);
  const reading = answer instanceof Problem ? undefined : answer?.[0];
  const last = line.findLast((one) => one.value !== null);
  return (
    <li className={css.row} data-kpi={kpi.id}>
      <div className={css.words}>
        <Link to={to}>{name}</Link>
        <span title={two(kpi.meaning)}>{two(kpi.meaning)}</span>
      </div>
      <b className={css.value} data-value={reading?.value}>
        {reading ? sayIt(reading, "card") : answer || failed ? "—" : <Wait bars={[100]} />}
      </b>
      <span className={css.delta}>
        {reading?.comparison && reading.value !== null ? (
          <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} />
        ) : (
          <Why answer={answer} reading={reading} failed={failed} kpi={kpi} />
        )}
      </span>
      <div className={css.line}>
        <Spark
          height={28}
          label={t("list.line", { name, last: last ? sayIt(last) : t("card.nothing") })}
          points={line.map((one) => ({ value: one.value === null ? null : Number(one.value), complete: one.complete }))}
        />
      </div>
    </li>
  );
}

function Why({ answer, reading, failed, kpi }: { kpi: Kpi; answer: Answer | undefined; reading: Reading | undefined; failed: boolean }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const reason = useReasonWords();
  const words = answer instanceof Problem ? problem(answer, kpi) : failed ? t("card.failed") : reading?.value === null ? reason(reading.reason) : "";
  return (
    <span className={css.why} title={words}>
      {words}
    </span>
  );
}
