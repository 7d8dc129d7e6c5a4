/** Ranked bars from a common zero: a table whose middle is drawn. */
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { bars } from "../ranking";
import css from "./Rows.module.css";

export type Row = {
  key: string;
  name: ReactNode;
  value: number | null;
  text: string;
  /** Columns behind the value. */
  more?: ReactNode[];
  tone?: "primary" | "grey" | "bad";
};

const SHOWN = 8;

export function Rows({ label, head, rows, most = SHOWN }: { label: string; head: [string, string, ...string[]]; rows: readonly Row[]; most?: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, most);
  const drawn = bars(rows.map((row) => row.value));
  const [name, value, ...more] = head;
  return (
    <div className={css.room} role="group" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <td className={css.lane} />
            <th scope="col">{value}</th>
            {more.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={row.key} data-row={row.key}>
              <th scope="row">{row.name}</th>
              <td className={css.lane} aria-hidden="true">
                <span className={css.track}>
                  {!!row.value && <i className={css[row.tone ?? "primary"]} style={{ left: `${drawn[index]!.left}%`, width: `max(2px, ${drawn[index]!.width}%)` }} />}
                </span>
              </td>
              <td className={css.value}>{row.text}</td>
              {more.map((one, column) => (
                <td key={one}>{row.more?.[column]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && (
        <button type="button" className={css.others} onClick={() => setAll(!all)}>
          {all ? t("breakdown.less") : t("breakdown.more", { count: rows.length - most })}
        </button>
      )}
    </div>
  );
}
