/** The picture of a bridge; a click on a bar opens what it is. */
import { lazy, Suspense, useCallback, useMemo } from "react";

import { useLanguage } from "../../text";
import { say } from "../format";
import { useMode } from "../Theme";
import { bridgeOption, type Bar } from "./bridgeOption";

const Chart = lazy(() => import("../Chart"));

export const BRIDGE_HEIGHT = 330;

type BridgeChartProps = { bars: readonly Bar[]; label: string; old: boolean; pick: (index: number) => void };

export function BridgeChart({ bars, label, old, pick }: BridgeChartProps) {
  const { language } = useLanguage();
  const { colours } = useMode();
  const key = JSON.stringify(bars);
  const drawn = useMemo(() => JSON.parse(key) as Bar[], [key]);
  const axis = useCallback((value: number) => say(value, { unit: "money", currency: null, language, size: "axis" }), [language]);
  const draw = useCallback((width: number) => bridgeOption({ bars: drawn, axis, tokens: colours, width }), [drawn, axis, colours]);
  return (
    <Suspense fallback={<div style={{ minHeight: BRIDGE_HEIGHT }} />}>
      <Chart draw={draw} height={BRIDGE_HEIGHT} old={old} label={label} pick={pick} />
    </Suspense>
  );
}
