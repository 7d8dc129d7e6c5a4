/** The typed door to the server; every refusal becomes a `Problem` with the server's code and words. */
import createClient from "openapi-fetch";

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Uses = Schemas["Uses"];
export type Company = Schemas["Company"];
export type Kpi = Schemas["Kpi"];
export type KpiDetail = Schemas["KpiDetail"];
export type Formula = Schemas["Formula"];
export type FormulaPart = Schemas["FormulaPart"];
export type Contributions = Schemas["Contributions"];
export type Coverage = Schemas["Coverage"];
export type Reading = Schemas["Reading"];
export type Quadrant = Schemas["Quadrant"];
export type Comparison = Schemas["Comparison"];
export type Freshness = Schemas["Freshness"];
export type FactFreshness = Schemas["FactFreshness"];
export type Tile = Required<Schemas["Tile"]> & { wide: number };
export type Board = Omit<Schemas["Board"], "tiles"> & { tiles: Tile[] };
export type BoardBody = Pick<Board, "name" | "note" | "filters" | "tiles">;
export type Target = Schemas["Target"];
export type Trace = Schemas["Trace"];
export type TraceMeasure = Schemas["TraceMeasure"];
export type Cost = Schemas["Cost"];
export type SkuCost = Schemas["SkuCost"];
export type LandedCosts = Schemas["LandedCosts"];
export type CostEntered = Required<Schemas["CostEntered"]>;
export type Goals = Schemas["Goals"];
export type Goal = Schemas["Goal"];
export type GoalNode = Schemas["GoalNode"];
export type GoalDetail = Schemas["GoalDetail"];
export type GoalMonth = Schemas["GoalMonth"];
export type Progress = Schemas["Progress"];
export type Cascade = Schemas["Cascade"];
export type Scorecard = Schemas["Scorecard"];
export type Balance = Schemas["Balance"];
export type Somebody = Schemas["Somebody"];
export type Inbox = Schemas["Inbox"];
export type Alert = Schemas["Alert"];
export type AlertDetail = Schemas["AlertDetail"];
export type AlertRule = Schemas["AlertRule"];
export type AlertRuleDetail = Schemas["AlertRuleDetail"];
export type Backtest = Schemas["Backtest"];
export type Reconciliation = Schemas["Reconciliation"];
export type OfficialFigure = Schemas["OfficialFigure"];
export type OfficialFigureDetail = Schemas["OfficialFigureDetail"];
export type GapCause = Schemas["GapCause"];
export type RowsBehindCause = Schemas["RowsBehindCause"];
export type CalibrationPoint = Schemas["CalibrationPoint"];
export type Reviews = Schemas["Reviews"];
export type ReviewEntry = Schemas["ReviewEntry"];
export type ReviewDetail = Schemas["ReviewDetail"];
export type ReviewDeviation = Schemas["ReviewDeviation"];
export type Surveys = Schemas["Surveys"];
export type StoreSurvey = Schemas["StoreSurvey"];
export type SurveyAsk = Schemas["SurveyAsk"];
export type NewSurvey = Schemas["NewSurvey"];
export type Cause = Schemas["Cause"];
export type FollowUp = Schemas["FollowUp"];
export type Actions = Schemas["Actions"];
export type ActionEntry = Schemas["ActionEntry"];
export type ActionDetail = Schemas["ActionDetail"];
export type ActionEffect = Schemas["ActionEffect"];
export type ActionAmount = Schemas["ActionAmount"];
export type ActionsDecided = Schemas["ActionsDecided"];
export type ActionsProposed = Schemas["ActionsProposed"];
export type Playbook = Schemas["Playbook"];
export type KillSwitch = Schemas["KillSwitch"];
export type Task = Schemas["Task"];
export type PurchaseEntry = Schemas["PurchaseEntry"];
export type PurchaseDetail = Schemas["PurchaseDetail"];
export type PurchaseLine = Schemas["PurchaseLine"];
export type AuditEntry = Schemas["AuditEntry"];
export type AuditVerdict = Schemas["AuditVerdict"];
export type Dimension = Schemas["Dimension"];

export const client = createClient<paths>({ baseUrl: window.location.origin });

/** Refusals are worded in the language of the page. */
client.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", document.documentElement.lang);
    return request;
  },
});

/** Why the server did not give what was asked; status 0 when it did not answer at all. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** Of a refused slice: the dimensions that the data lacks. */
    readonly lacking: readonly string[] = [],
    /** What the refusal is about; of rows that were filled in, what is wrong by row and field: `0.purchase`. */
    readonly facts: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

type Answered<T> = { data?: T; error?: unknown; response: Response };

/** The data of an answer; throws a Problem for everything else. */
export async function given<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw new Problem(0, "unreachable", "");
  });
  if (data !== undefined && response.ok) return data;
  throw asProblem(error, response.status);
}

export function asProblem(error: unknown, status = 0): Problem {
  if (error instanceof Problem) return error;
  const found = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown; detail?: unknown; facts?: Record<string, string> };
  const code = typeof found.code === "string" ? found.code : status >= 500 || status === 0 ? "unreachable" : "refused";
  return new Problem(status, code, typeof found.detail === "string" ? found.detail : "", [], found.facts ?? {});
}
