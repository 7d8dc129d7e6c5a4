/** The formula tree of a number: which parts are open, and in which order the keys go through them. */
import type { FormulaPart } from "../../api";

export const SIGNS: Readonly<Record<string, string>> = { "+": "+", "-": "\u2212", "*": "×", "/": "÷" };

/** A part that is shown, and its place: `0.2.1` is the second part of the third part of the root. */
export type Row = { part: FormulaPart; path: string; level: number };

/** The places that stand open at first: of a KPI that occurs twice the one nearest to the root, down to `depth`. */
export function openedAtFirst(root: FormulaPart, depth: number): Set<string> {
  const opened = new Set<string>();
  const known = new Set<string>();
  for (let level: Row[] = [{ part: root, path: "0", level: 1 }]; level.length > 0 && level[0]!.level <= depth; ) {
    for (const { part, path } of level) {
      if (part.children.length === 0 || (part.id !== null && known.has(part.id))) continue;
      if (part.id !== null) known.add(part.id);
      opened.add(path);
    }
    level = level.flatMap((row) => (opened.has(row.path) ? below(row) : []));
  }
  return opened;
}

/** Every part that is shown, from top to bottom. */
export function shown(root: FormulaPart, opened: ReadonlySet<string>): Row[] {
  const rows = (row: Row): Row[] => [row, ...(opened.has(row.path) ? below(row).flatMap(rows) : [])];
  return rows({ part: root, path: "0", level: 1 });
}

function below({ part, path, level }: Row): Row[] {
  return part.children.map((child, index) => ({ part: child, path: `${path}.${index}`, level: level + 1 }));
}

export const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/** Where a key leads from a place: another place, or one to open or to close. */
export function step(key: string, at: string, rows: readonly Row[], opened: ReadonlySet<string>): { to?: string; toggle?: boolean } | null {
  const index = rows.findIndex((row) => row.path === at);
  const row = rows[index];
  if (!row) return null;
  const go = (to: Row | undefined) => (to ? { to: to.path } : {});
  const inner = row.part.children.length > 0;
  if (key === "ArrowDown") return go(rows[index + 1]);
  if (key === "ArrowUp") return go(rows[index - 1]);
  if (key === "Home") return go(rows[0]);
  if (key === "End") return go(rows.at(-1));
  if (key === "ArrowRight") return !inner ? {} : opened.has(at) ? go(rows[index + 1]) : { toggle: true };
  if (key === "ArrowLeft") return inner && opened.has(at) ? { toggle: true } : parentOf(at) ? { to: parentOf(at) } : {};
  return null;
}
