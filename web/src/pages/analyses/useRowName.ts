/** What a row is called: its slice, or what the server names it. */
import { useCallback } from "react";

import type { AnalysisRow } from "../../api";
import { useTwo } from "../../text";
import { useValueName } from "../../ui/names";

export function useRowName(): (row: AnalysisRow) => string {
  const two = useTwo();
  const valueName = useValueName();
  return useCallback(
    (row) => (row.name ? two(row.name) : Object.entries(row.slice).map(([dimension, value]) => valueName(dimension, value)).join(" · ")),
    [two, valueName],
  );
}
