/** One stream for the app: the server tells what changed, and only what depends on it is asked again. */
import type { Query } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

import type { Company, Kpi } from "./client";
import { queryClient } from "./queries";
import { ask, type Answers } from "./readings";
import type { Ask } from "./view";

export type LiveState = "starting" | "live" | "reconnecting";

type Changed = {
  lake: { since: number; until: number };
  /** `stores` null: the rows are the company's, or nobody knows whose. */
  facts: { fact: string; stores: string[] | null }[];
  topics: string[];
  catalogue: boolean;
  everything: boolean;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** Lists that are made of numbers, whatever facts these come from. */
const OF_NUMBERS = ["annotations", "dimensions", "goals", "targets", "reconciliation", "reviews", "costs"];
/** What is made of the numbers of one KPI. */
const OF_ONE = ["trace", "tree", "contributors", "coverage"];
const ALSO: Readonly<Record<string, string[]>> = { actions: ["playbooks", "switch", "tasks", "annotations"], people: ["session"] };
const OF_STORES = ["store", "platform", "marketplace", "region"];

let state: LiveState = "starting";
let source: EventSource | null = null;
let seen: string | null = null;
let failures = 0;
const listeners = new Set<() => void>();

/** Whether changes are being told; the stream begins with the first who asks and lasts as long as the page. */
export const useLive = (): LiveState => useSyncExternalStore(listen, () => state);

function listen(told: () => void): () => void {
  listeners.add(told);
  if (source === null) connect();
  return () => listeners.delete(told);
}

function become(next: LiveState): void {
  state = next;
  for (const told of listeners) told();
}

function connect(): void {
  source = new EventSource(`/api/v1/events${seen === null ? "" : `?since=${seen}`}`);
  source.addEventListener("hello", (event) => hello(event as MessageEvent<string>));
  source.addEventListener("changed", (event) => {
    seen = (event as MessageEvent<string>).lastEventId;
    void apply(JSON.parse((event as MessageEvent<string>).data) as Changed);
  });
  source.addEventListener("error", again);
}

function hello(event: MessageEvent<string>): void {
  const { lake, resumed } = JSON.parse(event.data) as { lake: number; resumed: boolean };
  // What was missed follows; the place is kept only then.
  if (seen === null) seen = event.lastEventId;
  failures = 0;
  become("live");
  const known = queryClient.getQueryData<Company>(["company"])?.lake.version;
  if (!resumed && known !== undefined && known !== lake) void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
}

/** Comes again after a while that grows, so that a server that starts is not run over. */
function again(): void {
  source?.close();
  become("reconnecting");
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures++);
  setTimeout(connect, wait * (0.75 + Math.random() / 2));
}

async function apply(changed: Changed): Promise<void> {
  const kpis = queryClient.getQueryData<Kpi[]>(["kpis"]) ?? [];
  await Promise.all(queryClient.getQueryCache().getAll().map((query) => renew(query, changed, kpis)));
}

async function renew(query: Query, changed: Changed, known: readonly Kpi[]): Promise<void> {
  const [what, ...of] = query.queryKey;
  if (what === "values" || OF_ONE.includes(String(what))) {
    const asked = (what === "values" ? of[0] : [of[0]]) as readonly string[];
    const touched = asked.filter((id) => isTouched(id, of[1] as Ask | null, changed, known));
    if (touched.length === 0) return;
    const answers = query.state.data as Answers | undefined;
    if (what === "values" && touched.length < asked.length && answers && query.isActive() && query.state.fetchStatus === "idle") {
      return renewSome(query, touched, of[1] as Ask, known);
    }
  } else if (!isListTouched(String(what), changed)) return;
  await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
}

/** Of a group of cards, only those that may have changed are asked. */
async function renewSome(query: Query, touched: readonly string[], what: Ask, known: readonly Kpi[]): Promise<void> {
  try {
    const answers = await ask(touched, what, known);
    queryClient.setQueryData<Answers>(query.queryKey, (now) => new Map([...(now ?? []), ...answers]));
  } catch {
    await queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
  }
}

export function isTouched(id: string, what: Ask | null, changed: Changed, known: readonly Kpi[]): boolean {
  if (changed.everything || changed.catalogue) return true;
  const kpi = known.find((each) => each.id === id);
  if (kpi === undefined) return changed.facts.length > 0;
  const clauses = what?.where ?? [];
  const dimensions = [...clauses.map((clause) => clause.slice(0, clause.indexOf(":"))), ...(what?.by ?? [])];
  const facts = dimensions.every((dimension) => OF_STORES.includes(dimension)) ? kpi.facts : [...kpi.facts, ...kpi.slice_facts];
  const stores = clauses.find((clause) => clause.startsWith("store:"))?.slice("store:".length).split(",");
  return changed.facts.some(({ fact, stores: whose }) => facts.includes(fact) && (whose === null || !stores || whose.some((store) => stores.includes(store))));
}

export function isListTouched(what: string, { lake, facts, topics, catalogue, everything }: Changed): boolean {
  if (what === "session" || what === "invitation") return topics.includes("people");
  if (everything || topics.some((topic) => topic === what || ALSO[topic]?.includes(what))) return true;
  if (what === "company" || what === "freshness") return lake.until !== lake.since;
  if (what === "kpis") return catalogue;
  return OF_NUMBERS.includes(what) && (facts.length > 0 || catalogue);
}
