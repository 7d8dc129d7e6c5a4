/** Where a goal stands, in the words and lengths that the page shows. */
import type { Goal, GoalNode, Somebody } from "../../api";

/** The status to show: of a draft or a closed goal that, else how its progress is. */
export const statusOf = ({ status, progress }: Goal): string => (status === "draft" ? "draft" : (progress?.status ?? "no_data"));

/** The most that an attainment comes to; a bar has room for it, and its tick stands at 100 %. */
const MOST = 1.2;

export const reached = ({ progress }: Goal): { share: number; tick: number } => ({ share: Number(progress?.attainment ?? 0) / MOST, tick: 1 / MOST });

/** What is missing or over against what was expected by now; of a band, how far outside. */
export function gap({ progress, direction }: Goal): number | null {
  if (progress?.actual == null) return null;
  const actual = Number(progress.actual);
  if (direction === "band") {
    const [low, high] = [Number(progress.low ?? Number.NaN), Number(progress.high ?? Number.NaN)];
    return actual < low ? actual - low : actual > high ? actual - high : 0;
  }
  return progress.expected == null ? null : actual - Number(progress.expected);
}

/** Which way is good for this goal. */
export const betterOf = ({ direction }: Goal) => direction;

export type Line = { goal: GoalNode; depth: number; open: boolean };

/** The departments of persons. */
export type Teams = ReadonlyMap<string, string>;

export const teamsOf = (whose: readonly Somebody[]): Teams => new Map(whose.flatMap(({ id, of, department }) => (of === "person" && department ? [[id, department] as const] : [])));

/** The department that a goal which is part of no other stands under: its own, else its owner's; none for the company's own. */
export const under = ({ level, department, owner }: Goal, teams: Teams): string | null => (level === "company" ? null : (department ?? teams.get(owner ?? "") ?? ""));

/** The goals that are to be seen, in reading order; those below a folded one are not. */
export function lines(goals: readonly GoalNode[], folded: ReadonlySet<string>, depth = 0): Line[] {
  return goals.flatMap((goal) => {
    const open = goal.parts.length > 0 && !folded.has(goal.id);
    return [{ goal, depth, open }, ...(open ? lines(goal.parts, folded, depth + 1) : [])];
  });
}

const LEVELS = ["company", "department", "person"];

/** The company's goals first, the others by department; the weightiest at the top, parts by level. */
export function ranked(goals: readonly GoalNode[], teams: Teams): GoalNode[] {
  const byDepartment = (a: GoalNode, b: GoalNode) => place(under(a, teams)).localeCompare(place(under(b, teams)));
  return parts(goals).toSorted(byDepartment);
}

/** Before any department's name, and after all of them. */
const [FIRST, LAST] = ["", "\uffff"];
const place = (department: string | null) => (department === null ? FIRST : department || LAST);

function parts(goals: readonly GoalNode[]): GoalNode[] {
  const order = (a: GoalNode, b: GoalNode) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || Number(b.weight) - Number(a.weight) || b.parts.length - a.parts.length || a.id.localeCompare(b.id);
  return goals.map((goal) => ({ ...goal, parts: parts(goal.parts) })).toSorted(order);
}

/** Whether a goal, or one below it, stands so. */
export function keep(goals: readonly GoalNode[], fits: (goal: GoalNode) => boolean): GoalNode[] {
  return goals.flatMap((goal) => {
    const parts = keep(goal.parts, fits);
    return parts.length > 0 || fits(goal) ? [{ ...goal, parts }] : [];
  });
}

export function flat(goals: readonly GoalNode[]): GoalNode[] {
  return goals.flatMap((goal) => [goal, ...flat(goal.parts)]);
}

/** First days of the months from which a goal can be given other numbers. */
export function months(first: string, end: string): string[] {
  const found: string[] = [];
  let [year = 0, month = 1] = first.split("-").map(Number);
  for (let day = first; day <= end && found.length < 36; day = `${year}-${String(month).padStart(2, "0")}-01`) {
    found.push(day);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return found;
}
