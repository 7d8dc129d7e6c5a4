/** How a board is cut into screens, and how long each stays. */

/** From the top of a row to its bottom, in the board's own pixels. */
export type Row = { top: number; bottom: number };
/** `shrunk` is how much smaller it is drawn so that its rows fit. */
export type Screen = { top: number; height: number; shrunk: number };

const [SHORTEST, USUAL, LONGEST] = [5, 30, 3_600];
/** As small as rows may get to share a screen, and one row to fit on it; a wall is read from afar. */
const [TOGETHER, ALONE] = [0.8, 0.6];

/** Seconds that a screen stays, as the address says. */
export function clamped(every: string | null): number {
  const asked = Number(every);
  return every && Number.isFinite(asked) ? Math.max(SHORTEST, Math.min(LONGEST, asked)) : USUAL;
}

/** Whole rows, as many as fit; one that is too tall even when it is small has a screen of its own and is cut below. */
export function screens(rows: readonly Row[], height: number): Screen[] {
  const found: Screen[] = [];
  for (const row of together(rows)) {
    const last = found.at(-1);
    if (last && row.bottom - last.top <= height / TOGETHER) Object.assign(last, drawn(last.top, row.bottom, height));
    else found.push(drawn(row.top, row.bottom, height));
  }
  return found;
}

function drawn(top: number, bottom: number, height: number): Screen {
  const shrunk = Math.max(ALONE, Math.min(1, height / (bottom - top)));
  return { top, height: Math.min(height / shrunk, bottom - top), shrunk };
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
