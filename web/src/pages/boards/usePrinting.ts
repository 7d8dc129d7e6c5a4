/** Printing a board: everything on it is fetched and drawn as for paper first. */
import { useCallback } from "react";

const LONGEST_MS = 30_000;
const LOOK_MS = 120;

/** Who draws for paper listens to the browser's own `beforeprint`, and is told early, so that answers can come. */
export function usePrinting(): () => void {
  return useCallback(() => {
    window.dispatchEvent(new Event("beforeprint"));
    const began = Date.now();
    const look = () => {
      const busy = document.querySelector("[aria-busy=true], [data-face=loading]");
      if (busy && Date.now() - began < LONGEST_MS) setTimeout(look, LOOK_MS);
      else requestAnimationFrame(() => window.print());
    };
    setTimeout(look, LOOK_MS);
  }, []);
}
