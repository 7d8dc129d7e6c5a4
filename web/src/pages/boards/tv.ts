/** How a board is cut into screens, and how long each stays. */

/** From the top of a row to its bottom, in the board's own pixels. */
export type Row = { top: number; bottom: number };
export type Screen = { top: number; height: number };

const [SHORTEST, USUAL, LONGEST] = [5, 30, 3_600];

/** Seconds that a screen stays, as the address says. */
export function clamped(every: string | null): number {
  const asked = Number(every);
  return every && Number.isFinite(asked) ? Math.max(SHORTEST, Math.min(LONGEST, asked)) : USUAL;
}

/** Whole rows, as many as fit; one that fits nowhere has a screen of its own and is cut below. */
export function screens(rows: readonly Row[], height: number): Screen[] {
  const found: Screen[] = [];
  for (const row of together(rows)) {
    const last = found.at(-1);
    if (last && row.bottom - last.top <= height) last.height = row.bottom - last.top;
    else found.push({ top: row.top, height: Math.min(height, row.bottom - row.top) });
  }
  return found;
}

/** What begins at the same height is one row. */
function together(rows: readonly Row[]): Row[] {
  const found: Row[] = [];
  for (const { top, bottom } of rows.toSorted((a, b) => a.top - b.top)) {
    const last = found.at(-1);
    if (last && top - last.top < 2) last.bottom = Math.max(last.bottom, bottom);
    else found.push({ top, bottom });
  }
  return found;
}
