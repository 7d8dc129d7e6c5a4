/** Values of many KPIs in one request; where one of them is refused, the others still come. */
import { client, given, Problem, type Kpi, type Reading } from "./client";
import { together } from "./together";
import { unfolded } from "./unfolded";
import type { Ask } from "./view";

export type Answer = Reading[] | Problem;
export type Answers = Map<string, Answer>;

/** What KPIs lack a dimension for is not asked of the server: the catalogue in `known` tells. */
export async function ask(kpis: readonly string[], what: Ask, known: readonly Kpi[]): Promise<Answers> {
  const refused = refusals(kpis, what, known);
  if (refused.size === kpis.length) return new Map(refused);
  const answered = await askedTogether(kpis.filter((kpi) => !refused.has(kpi)), what);
  return new Map(kpis.map((kpi) => [kpi, refused.get(kpi) ?? answered.get(kpi) ?? []]));
}

export function refusals(kpis: readonly string[], { by, where }: Ask, known: readonly Kpi[]): Map<string, Problem> {
  const dimensions = [...new Set([...(where ?? []).map((clause) => clause.slice(0, clause.indexOf(":"))), ...(by ?? [])])];
  const slices = new Map(known.map((kpi) => [kpi.id, kpi.slices]));
  return new Map(
    kpis.flatMap((kpi) => {
      const lacking = dimensions.filter((dimension) => slices.get(kpi)?.includes(dimension) === false);
      return lacking.length ? [[kpi, new Problem(422, "slice_refused", "", lacking)]] : [];
    }),
  );
}

async function asked(kpis: readonly string[], what: Ask): Promise<Answers> {
  try {
    return byKpi(kpis, await values(kpis, what));
  } catch (error) {
    if (!(error instanceof Problem) || !aboutOne(error)) throw error;
    if (kpis.length === 1) return new Map([[kpis[0]!, error]]);
    return new Map((await Promise.all(kpis.map((kpi) => asked([kpi], what)))).flatMap((answers) => [...answers]));
  }
}

const askedTogether = together(asked);

async function values(kpis: readonly string[], { by, where, ...rest }: Ask): Promise<Reading[]> {
  const query = { kpi: [...kpis], ...(by ? { by } : {}), ...(where ? { where } : {}), ...rest };
  return unfolded(await given(client.GET("/api/v1/values/compact", { params: { query } })));
}

/** Whether a refusal is about one KPI rather than about the question or the server. */
const aboutOne = (problem: Problem) => problem.code === "slice_refused" || problem.code === "unknown_kpi";

function byKpi(kpis: readonly string[], readings: Reading[]): Answers {
  const answers = new Map<string, Reading[]>(kpis.map((kpi) => [kpi, []]));
  for (const reading of readings) answers.get(reading.kpi)?.push(reading);
  return answers;
}
