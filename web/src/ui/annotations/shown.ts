/** Whether annotations are drawn on charts: one choice of a person for all of them, kept in the browser. */
import { useSyncExternalStore } from "react";

const KEY = "helloword.annotations";
const listeners = new Set<() => void>();

export const useMarksShown = (): [boolean, (shown: boolean) => void] => [useSyncExternalStore(listen, read), show];

const read = () => localStorage.getItem(KEY) !== "hidden";

function show(shown: boolean): void {
  localStorage.setItem(KEY, shown ? "shown" : "hidden");
  for (const told of listeners) told();
}

function listen(told: () => void): () => void {
  listeners.add(told);
  return () => listeners.delete(told);
}
