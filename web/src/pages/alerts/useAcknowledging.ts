/** Acknowledging shows at once and is sent a moment later, so that it can be taken back; alerts taken together are taken back together. */
import { useCallback, useEffect, useRef, useState } from "react";

import { acknowledge, asProblem, type Problem } from "../../api";

export const UNDO_MS = 5_000;
const NONE: readonly number[] = [];

export function useAcknowledging() {
  const [ids, setIds] = useState(NONE);
  const [last, setLast] = useState(NONE);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const waiting = useRef(new Map<number, number>());

  const drop = useCallback((gone: readonly number[]) => setIds((now) => now.filter((one) => !gone.includes(one))), []);
  const send = useCallback(
    (id: number, leaving = false) => {
      waiting.current.delete(id);
      setLast((now) => (now.includes(id) ? NONE : now));
      acknowledge(id, leaving)
        .catch((error: unknown) => setTrouble(asProblem(error)))
        .finally(() => drop([id]));
    },
    [drop],
  );
  const add = useCallback(
    (taken: readonly number[]) => {
      const fresh = taken.filter((id) => !waiting.current.has(id));
      if (fresh.length === 0) return;
      for (const id of fresh) waiting.current.set(id, window.setTimeout(() => send(id), UNDO_MS));
      setTrouble(null);
      setLast(fresh);
      setIds((now) => [...now, ...fresh]);
    },
    [send],
  );
  const undo = useCallback(() => {
    for (const id of last) {
      window.clearTimeout(waiting.current.get(id));
      waiting.current.delete(id);
    }
    drop(last);
    setLast(NONE);
  }, [last, drop]);

  useEffect(() => {
    const flush = () => {
      for (const [id, timer] of [...waiting.current]) {
        window.clearTimeout(timer);
        send(id, true);
      }
    };
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, [send]);
  return { ids, last, add, undo, trouble };
}
