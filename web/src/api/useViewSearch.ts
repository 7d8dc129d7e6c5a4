/** The view of the address as the end of a link; many links of a page ask for it. */
import { useLocation } from "react-router";

import { readView, viewSearch } from "./view";

let last = { of: "", text: "" };

export function useViewSearch(): string {
  const { search } = useLocation();
  if (search !== last.of) last = { of: search, text: viewSearch(readView(new URLSearchParams(search))) };
  return last.text;
}
