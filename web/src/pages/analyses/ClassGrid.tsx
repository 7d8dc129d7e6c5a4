/** ABC by XYZ: how many SKUs are in each class and what share of sales they make; a click shows only those. */
import { useTranslation } from "react-i18next";

import type { Analysis } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import css from "./ClassGrid.module.css";
import { gridOf } from "./grid";

type ClassGridProps = { analysis: Analysis; chosen: readonly string[]; choose: (labels: readonly string[]) => void };

export function ClassGrid({ analysis, chosen, choose }: ClassGridProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const grid = gridOf(analysis);
  if (!grid) return null;
  const { down, across, at, whole, share } = grid;
  const percent = (value: number) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const isChosen = (labels: readonly string[]) => labels.length === chosen.length && labels.every((label) => chosen.includes(label));
  return (
    <table className={css.grid}>
      <caption>{t("analyses.grid", { share: two(share) })}</caption>
      <thead>
        <tr>
          <td />
          {across.map(({ id, name, meaning }) => (
            <th key={id} scope="col" title={two(meaning)}>
              {two(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {down.map((row) => (
          <tr key={row.id}>
            <th scope="row" title={two(row.meaning)}>
              {two(row.name)}
            </th>
            {across.map((column) => {
              const found = at(row.id, column.id);
              const part = found && whole ? found.amount / whole : 0;
              const labels = [row.id, column.id];
              return (
                <td key={column.id}>
                  <button
                    type="button" data-grid={row.id + column.id} disabled={!found?.count} aria-pressed={isChosen(labels)} style={{ background: `color-mix(in srgb, var(--bar) ${Math.round(Math.sqrt(Math.max(0, part)) * 100)}%, var(--card))` }}
                    onClick={() => choose(isChosen(labels) ? [] : labels)}
                  >
                    <b>{found?.count ?? 0}</b>
                    <small>{found?.count ? percent(part) : ""}</small>
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
