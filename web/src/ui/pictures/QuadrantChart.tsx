/** The picture of a quadrant: who sells fast and earns well, with what each corner asks for. */
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../../text";
import { say } from "../format";
import { useMode } from "../Theme";
import { CORNERS, type Corner, type Placed } from "./quadrant";
import { quadrantOption } from "./quadrantOption";

const Chart = lazy(() => import("../Chart"));

export const QUADRANT_HEIGHT = 320;

/** What lies on an axis, or is as large as the spot. */
export type Scale = { name: string; unit: string };
type QuadrantChartProps = { placed: Placed; x: Scale; y: Scale; size: Scale; currency: string | null; old: boolean; pick: (key: string) => void };

/** What each corner is called. */
export function useCornerWords(): Record<Corner, string> {
  const { t } = useTranslation();
  return useMemo(() => ({ best: t("corner.best"), promote: t("corner.promote"), reprice: t("corner.reprice"), clear: t("corner.clear") }), [t]);
}

export function QuadrantChart({ placed, x, y, size, currency, old, pick }: QuadrantChartProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { colours } = useMode();
  const words = useCornerWords();
  const { spots, at, count, counts } = placed;
  const said = useCallback((value: number, unit: string, axis = false) => say(value, { unit, currency: axis ? null : currency, language, size: axis ? "axis" : "table" }), [currency, language]);
  const draw = useCallback(
    (width: number) =>
      quadrantOption({
        spots, at, words, tokens: colours, width,
        names: { x: x.name, y: y.name, size: size.name },
        say: { x: (value, axis) => said(value, x.unit, axis), y: (value, axis) => said(value, y.unit, axis), size: (value) => said(value, size.unit) },
      }),
    [spots, at, words, colours, said, x.name, x.unit, y.name, y.unit, size.name, size.unit],
  );
  const label = t("tile.quadrantSummary", { count, x: x.name, y: y.name, best: counts.best, clear: counts.clear });
  return (
    <Suspense fallback={<div style={{ minHeight: QUADRANT_HEIGHT }} />}>
      <Chart points draw={draw} height={QUADRANT_HEIGHT} old={old} label={label} pick={(index) => spots[index] && pick(spots[index].key)} />
    </Suspense>
  );
}

/** How many stand in each corner. */
export function CornerCounts({ counts }: Pick<Placed, "counts">) {
  const words = useCornerWords();
  const { language } = useLanguage();
  return CORNERS.map((corner) => (
    <span key={corner} data-corner={corner}>
      {words[corner]} <b>{say(counts[corner], { unit: "count", currency: null, language, size: "full" })}</b>
    </span>
  ));
}
