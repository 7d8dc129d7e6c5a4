/** The queue by keyboard: j and k move, x marks, a approves, e changes, d puts aside, r rejects, u takes back. */
import { useEffect, useRef } from "react";

export type Keyed = { ids: readonly number[]; current: number | null; choose: (id: number) => void; press: Readonly<Record<string, (() => void) | undefined>> };

export function useKeys(now: Keyed) {
  const latest = useRef(now);
  useEffect(() => {
    latest.current = now;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const { ids, current, choose, press: pressed } = latest.current;
      const at = current === null ? -1 : ids.indexOf(current);
      const next = event.key === "j" ? ids[Math.min(at + 1, ids.length - 1)] : event.key === "k" ? ids[Math.max(at - 1, 0)] : undefined;
      if (next !== undefined) {
        choose(next);
        document.querySelector(`[data-action="${next}"]`)?.scrollIntoView({ block: "nearest" });
      } else if (pressed[event.key]) pressed[event.key]!();
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}
