/** Questions that come in one moment and differ in their KPIs alone are asked as one: a board of twelve tiles is not twelve requests. */
import { Problem } from "./client";

type Asking<What, Given> = (kpis: readonly string[], what: What) => Promise<Map<string, Given>>;
type Waiting<Given> = { kpis: readonly string[]; settle: (answer: Promise<Map<string, Given>>) => void };

/** As many as the server takes in one question. */
const MOST = 100;

/** The same as `ask`, put together; where the whole is refused, each question is asked by itself. What comes back may hold the KPIs of others. */
export function together<What, Given>(ask: Asking<What, Given>): Asking<What, Given> {
  const moment = new Map<string, Waiting<Given>[]>();
  const send = (key: string, what: What) => {
    const waiting = moment.get(key)!;
    moment.delete(key);
    const kpis = [...new Set(waiting.flatMap((one) => one.kpis))];
    if (waiting.length === 1 || kpis.length > MOST) return waiting.forEach((one) => one.settle(ask(one.kpis, what)));
    const all = ask(kpis, what);
    for (const one of waiting) one.settle(all.catch((error: unknown) => alone(error, () => ask(one.kpis, what))));
  };
  return (kpis, what) =>
    new Promise((settle) => {
      const key = JSON.stringify(what);
      const waiting = moment.get(key);
      if (waiting) return waiting.push({ kpis, settle });
      moment.set(key, [{ kpis, settle }]);
      queueMicrotask(() => send(key, what));
    });
}

/** A refusal may be about what another asked; that the server failed or is away is said to all. */
function alone<Answer>(error: unknown, again: () => Promise<Answer>): Promise<Answer> {
  if (error instanceof Problem && error.status >= 400 && error.status < 500) return again();
  throw error;
}
