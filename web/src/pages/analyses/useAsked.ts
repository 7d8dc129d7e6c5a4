/** How an analysis is asked: the view with the analysis's own days where none are chosen, the dimension of its rows, its thresholds. */
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

import { useView, writeView, type AnalysisMethod, type View } from "../../api";
import { askOf, known, usualPeriod, withSet } from "./question";

export function useAsked(method: AnalysisMethod, lastDay: string) {
  const [search, setSearch] = useSearchParams();
  const { view } = useView();
  const named = search.has("period");
  const shown = useMemo<View>(() => (named ? view : { ...view, period: usualPeriod(method.days, lastDay) }), [named, view, method.days, lastDay]);
  const by = method.by.find((dimension) => dimension === search.get("by")) ?? null;
  const chosen = search.getAll("set").join("\n");
  const set = useMemo(() => known(chosen ? chosen.split("\n") : [], method), [chosen, method]);
  const what = useMemo(() => askOf(shown, lastDay, { named, by, set }), [shown, lastDay, named, by, set]);
  const change = useCallback(
    (part: Partial<View>) =>
      setSearch((now) => {
        const next = writeView(now, { ...shown, ...part });
        if (part.period) next.set("period", part.period);
        else if (!named) next.delete("period");
        return next;
      }),
    [setSearch, shown, named],
  );
  const sort = (dimension: string) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (dimension === method.by[0]) next.delete("by");
      else next.set("by", dimension);
      return next;
    });
  const adjust = (values: Record<string, string | null>) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      next.delete("set");
      for (const one of withSet(now.getAll("set"), values)) next.append("set", one);
      return next;
    });
  return { view: shown, named, change, by: by ?? method.by[0] ?? null, sliceBy: sort, adjust, what };
}
