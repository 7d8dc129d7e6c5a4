/** The picture of a quadrant: who sells fast and earns well, with what each corner asks for. */
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useLanguage } from "../../text";
import { say } from "../format";
import { useMode } from "../Theme";
import { CORNERS, cornerOf, median, type Corner, type Spot } from "./quadrant";
import { quadrantOption } from "./quadrantOption";

const Chart = lazy(() => import("../Chart"));

export const QUADRANT_HEIGHT = 320;

/** What lies on an axis, or is as large as the spot. */
export type Scale = { name: string; unit: string };
type QuadrantChartProps = { spots: readonly Spot[]; x: Scale; y: Scale; size: Scale; currency: string | null; old: boolean; pick: (key: string) => void };

/** Where the lines between the corners stand, what each corner is called, and how many are in it. */
export function useCorners(spots: readonly Spot[]) {
  const { t } = useTranslation();
  const at = useMemo(() => ({ x: median(spots.map((spot) => spot.x)), y: median(spots.map((spot) => spot.y)) }), [spots]);
  const words = useMemo(() => ({ best: t("corner.best"), promote: t("corner.promote"), reprice: t("corner.reprice"), clear: t("corner.clear") }), [t]);
  const count = (corner: Corner) => spots.filter((spot) => cornerOf(spot, at) === corner).length;
  return { at, words, count };
}

export function QuadrantChart({ spots, x, y, size, currency, old, pick }: QuadrantChartProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { colours } = useMode();
  const { at, words, count } = useCorners(spots);
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
  const label = t("tile.quadrantSummary", { count: spots.length, x: x.name, y: y.name, best: count("best"), clear: count("clear") });
  return (
    <Suspense fallback={<div style={{ minHeight: QUADRANT_HEIGHT }} />}>
      <Chart points draw={draw} height={QUADRANT_HEIGHT} old={old} label={label} pick={(index) => spots[index] && pick(spots[index].key)} />
    </Suspense>
  );
}

/** How many stand in each corner. */
export function CornerCounts({ spots }: { spots: readonly Spot[] }) {
  const { words, count } = useCorners(spots);
  return CORNERS.map((corner) => (
    <span key={corner} data-corner={corner}>
      {words[corner]} <b>{count(corner)}</b>
    </span>
  ));
}
