/** What a tile asks and is answered: readings by KPI, and what to do where they do not come. */
import { askTotal, marks, Problem, useReadings, type Kpi, type Reading, type View } from "../../api";
import type { Kept } from "../../api/kept";
import type { Answers } from "../../api/readings";
import type { Ask } from "../../api/view";

export type Asked = {
  /** What was asked, for a file of the same numbers. */
  asked: { kpis: readonly string[]; what: Ask };
  /** Why nothing at all is answered. */
  failure: Error | null;
  /** Why what is answered is not refreshed. */
  kept: Kept | null;
  pending: boolean;
  marks: ReturnType<typeof marks>;
  retry: () => void;
};

export type Answered = Asked & { of: (kpi: string) => readonly Reading[] };

type Underway = Parameters<typeof marks>[0] & { kept: Kept | null; isPending: boolean; refetch: () => unknown };

const NOTHING: readonly Reading[] = [];

/** One reading per KPI and slice over the view's days, with its comparison. */
export function useTotals(kpis: readonly Kpi[], view: View, lastDay: string, by: string[] = []): Answered {
  return useAnswered(kpis, askTotal(view, lastDay, by));
}

export function useAnswered(kpis: readonly Kpi[], what: Ask): Answered {
  const ids = kpis.map((kpi) => kpi.id);
  const query = useReadings(ids, what);
  return { ...asked(ids, what, query, query.data ? refusal(query.data, ids) : query.error), of: (kpi) => readings(query.data, kpi) };
}

/** How it stands with a question, whatever its answer looks like. */
export function asked(kpis: readonly string[], what: Ask, query: Underway, failure: Error | null): Asked {
  return { asked: { kpis, what }, failure, kept: query.kept, pending: query.isPending, marks: marks(query), retry: () => void query.refetch() };
}

export function readings(answers: Answers | undefined, kpi: string): readonly Reading[] {
  const answer = answers?.get(kpi);
  return answer === undefined || answer instanceof Problem ? NOTHING : answer;
}

/** Every KPI was refused: the first one says why. */
function refusal(answers: Answers, ids: readonly string[]): Problem | null {
  const found = ids.map((id) => answers.get(id));
  const first = found[0];
  return first instanceof Problem && found.every((answer) => answer instanceof Problem) ? first : null;
}

export const amount = (reading: Reading | undefined): number | null => (reading?.value == null ? null : Number(reading.value));
