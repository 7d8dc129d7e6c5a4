/** The classes that rows of a table fall into: how many are in each, what it means, and only those rows on a click. */
import { useTranslation } from "react-i18next";

import type { Analysis, AnalysisTable } from "../../api";
import { useTwo } from "../../text";
import css from "./Classes.module.css";
import { toneOf } from "./tones";

type ClassesProps = { analysis: Analysis; table: AnalysisTable; chosen: readonly string[]; choose: (labels: readonly string[]) => void };

/** A table that tells of classes has no rows to choose among. */
const isOfClasses = (table: AnalysisTable) => table.by === null;

export function Classes({ analysis, table, chosen, choose }: ClassesProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const count = (id: string) => table.rows.filter(({ labels }) => labels.includes(id)).length;
  const found = isOfClasses(table) ? [] : analysis.labels.filter(({ id }) => count(id) > 0 && (count(id) < table.rows.length || chosen.includes(id)));
  if (found.length === 0) return null;
  const toggle = (id: string, group: string) => {
    const others = chosen.filter((one) => analysis.labels.find((label) => label.id === one)?.group !== group);
    choose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...others, id]);
  };
  return (
    <div className={css.classes} role="group" aria-label={t("analyses.classes")}>
      {found.map(({ id, group, name, meaning }) => (
        <button key={id} type="button" className={css.class} data-class={id} data-tone={toneOf(id, group)} aria-pressed={chosen.includes(id)} title={two(meaning)} onClick={() => toggle(id, group)}>
          {two(name)} <b>{count(id)}</b>
        </button>
      ))}
      {chosen.length > 0 && (
        <button type="button" className={css.all} onClick={() => choose([])}>
          {t("filter.all")}
        </button>
      )}
    </div>
  );
}
