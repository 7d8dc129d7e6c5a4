/** Values of many KPIs in one request; where one of them is refused, the others still come. */
import { client, given, Problem, type Reading } from "./client";
import type { Ask } from "./view";

export type Answer = Reading[] | Problem;
export type Answers = Map<string, Answer>;

export async function ask(kpis: readonly string[], what: Ask): Promise<Answers> {
  try {
    return byKpi(kpis, await values(kpis, what));
  } catch (error) {
    if (!(error instanceof Problem) || !aboutOne(error)) throw error;
    if (kpis.length === 1) return new Map([[kpis[0]!, error]]);
    return new Map((await Promise.all(kpis.map((kpi) => ask([kpi], what)))).flatMap((answers) => [...answers]));
  }
}

function values(kpis: readonly string[], { by, where, ...rest }: Ask): Promise<Reading[]> {
  const query = { kpi: [...kpis], ...(by ? { by } : {}), ...(where ? { where } : {}), ...rest };
  return given(client.GET("/api/values", { params: { query } }));
}

/** A refusal is about what was asked of some KPI; a broken server is about all of them. */
const aboutOne = (problem: Problem) => problem.status >= 400 && problem.status < 500;

function byKpi(kpis: readonly string[], readings: Reading[]): Answers {
  const answers = new Map<string, Reading[]>(kpis.map((kpi) => [kpi, []]));
  for (const reading of readings) answers.get(reading.kpi)?.push(reading);
  return answers;
}
