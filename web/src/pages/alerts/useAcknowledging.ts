/** Acknowledging shows at once and is sent a moment later, so that it can be taken back. */
import { useCallback, useEffect, useRef, useState } from "react";

import { acknowledge, asProblem, type Problem } from "../../api";

export const UNDO_MS = 5_000;

export function useAcknowledging() {
  const [ids, setIds] = useState<readonly number[]>([]);
  const [last, setLast] = useState<number | null>(null);
  const [trouble, setTrouble] = useState<Problem | null>(null);
  const waiting = useRef(new Map<number, number>());

  const drop = useCallback((id: number) => setIds((now) => now.filter((one) => one !== id)), []);
  const send = useCallback(
    (id: number, leaving = false) => {
      waiting.current.delete(id);
      setLast((now) => (now === id ? null : now));
      acknowledge(id, leaving)
        .catch((error: unknown) => setTrouble(asProblem(error)))
        .finally(() => drop(id));
    },
    [drop],
  );
  const add = useCallback(
    (id: number) => {
      if (waiting.current.has(id)) return;
      waiting.current.set(id, window.setTimeout(() => send(id), UNDO_MS));
      setTrouble(null);
      setLast(id);
      setIds((now) => [...now, id]);
    },
    [send],
  );
  const undo = useCallback(() => {
    if (last === null) return;
    window.clearTimeout(waiting.current.get(last));
    waiting.current.delete(last);
    drop(last);
    setLast(null);
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
