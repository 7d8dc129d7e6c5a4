/** A plain table of words and numbers, the form behind every chart. */
import type { ReactNode } from "react";

import css from "./Plain.module.css";

export type PlainRow = { key: string; cells: ReactNode[]; total?: boolean };

export function Plain({ label, head, rows }: { label: string; head: ReactNode[]; rows: readonly PlainRow[] }) {
  return (
    <table className={css.table}>
      <caption className="sr">{label}</caption>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, total }) => (
          <tr key={key} className={total ? css.total : undefined}>
            {cells.map((cell, index) => (index === 0 ? <th key={index} scope="row">{cell}</th> : <td key={index}>{cell}</td>))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
