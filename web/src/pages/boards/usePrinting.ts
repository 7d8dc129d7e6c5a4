/** Printing a board: everything on it is fetched and drawn in the light theme first. */
import { useCallback } from "react";

import { useMode } from "../../ui/Theme";

const LONGEST_MS = 30_000;
const LOOK_MS = 120;

export function usePrinting(): () => void {
  const { insist } = useMode();
  return useCallback(() => {
    window.dispatchEvent(new Event("beforeprint"));
    insist("light");
    const began = Date.now();
    const look = () => {
      const busy = document.querySelector("[aria-busy=true], [data-face=loading]");
      if (busy && Date.now() - began < LONGEST_MS) return void setTimeout(look, LOOK_MS);
      requestAnimationFrame(() => {
        scaled();
        window.print();
        insist(null);
      });
    };
    setTimeout(look, LOOK_MS);
  }, [insist]);
}

/** Charts keep their drawing and take the width of the paper. */
export function scaled(): void {
  for (const svg of document.querySelectorAll<SVGSVGElement>("[data-chart] svg")) {
    const [width, height] = [svg.getAttribute("width"), svg.getAttribute("height")];
    if (width && height) svg.setAttribute("viewBox", `0 0 ${parseFloat(width)} ${parseFloat(height)}`);
  }
}
