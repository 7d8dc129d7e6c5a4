/** From gross sales to net profit: what each part takes, its share, and where that changed. */
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { viewSearch, type Reading } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { MINUS, say } from "../../ui/format";
import { useMode } from "../../ui/Theme";
import { useTotals } from "./answers";
import { bridge, type Step } from "./bridge";
import { bridgeOption, type Bar } from "./bridgeOption";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { Plain } from "./Plain";

const Chart = lazy(() => import("../../ui/Chart"));
const HEIGHT = 330;
/** A share that moved by less is not worth a word. */
const MOVED = 0.002;
/** What the others are shares of; without it, of the first. */
const BASE = "net_sales";

export default function MarginBridge({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const { colours } = useMode();
  const answers = useTotals(kpis, view, lastDay);
  const of = (kpi: string): Reading | undefined => answers.of(kpi)[0];
  const ids = kpis.map((kpi) => kpi.id);
  const { steps, off, missing } = bridge(ids, tile.signs, of);
  const first = of(ids[0]!);
  const currency = first?.currency ?? null;
  const base = of(BASE)?.value ?? first?.value;
  const money = (value: string | number, size: "table" | "axis" | "full" = "table") => say(value, { unit: "money", currency: size === "full" ? currency : null, language, size });
  const percent = (value: number) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const name = ({ kpi, kind }: Step) => (kind === "rest" ? t(kpi === "net_profit" ? "tile.overheads" : "tile.rest") : two(kpis.find(({ id }) => id === kpi)!.name));
  const bars = steps.map((step, index): Bar => {
    const share = base ? Math.abs(Number(step.value)) / Number(base) : null;
    const moved = share === null || step.kind === "rest" || index === 0 ? null : movedShare(share, of(step.kpi), of(BASE) ?? first);
    const cost = step.kind === "part" && Number(step.value) < 0;
    return {
      name: name(step),
      from: Number(step.from),
      to: Number(step.to),
      text: (step.kind === "total" ? "" : Number(step.value) < 0 ? MINUS : "+") + money(String(step.value).replace("-", "")),
      share: share === null ? "" : percent(share),
      change: moved === null || Math.abs(moved) < MOVED ? "" : `${moved > 0 ? "▲" : "▼"} ${(Math.abs(moved) * 100).toFixed(1)} pp`,
      worse: cost ? (moved ?? 0) > 0 : (moved ?? 0) < 0,
      kind: step.kind,
    };
  });
  const key = JSON.stringify(bars);
  const drawn = useMemo(() => JSON.parse(key) as Bar[], [key]);
  const axis = useCallback((value: number) => say(value, { unit: "money", currency: null, language, size: "axis" }), [language]);
  const draw = useCallback((width: number) => bridgeOption({ bars: drawn, axis, tokens: colours, width }), [drawn, axis, colours]);
  const title = tile.name ? two(tile.name) : two(kpis[0]!.name);
  const to = (kpi: string) => `/kpis/${kpi}${viewSearch(view)}`;
  const table = (
    <Plain
      label={title}
      head={[t("tile.part"), currency ?? t("breakdown.value"), t("tile.ofNet"), t("slice.change")]}
      rows={steps.map((step, index) => ({
        key: `${step.kpi}-${step.kind}`,
        total: step.kind === "total",
        cells: [step.kind === "rest" ? name(step) : <Link to={to(step.kpi)}>{name(step)}</Link>, money(step.value, "full"), bars[index]!.share, bars[index]!.change || "—"],
      }))}
    />
  );
  const coverage = of("contribution_profit")?.cost_coverage ?? of("gross_profit")?.cost_coverage;
  const label = t("tile.bridgeSummary", { first: bars[0]?.text ?? "", last: bars.at(-1)?.text ?? "", currency: currency ?? "" });
  return (
    <Framed id={id} title={title} kpi={kpis.at(-1)!} view={view} lastDay={lastDay} answers={answers} shown={missing ? [missing] : first ? [first] : []} note={[currency, t("tile.bridgeNote")].filter(Boolean).join(" · ")} height={HEIGHT} table={table}
      said={
        <>
          {off.map(({ kpi, by }) => (
            <strong key={kpi} role="status">
              {t("tile.off", { name: two(kpis.find(({ id }) => id === kpi)!.name), amount: money(by, "full") })}
            </strong>
          ))}
          {off.length === 0 && <span data-exact="">{t("tile.exact")}</span>}
          {coverage && Number(coverage) < 1 && <span>{t("tile.coverage", { share: percent(Number(coverage)) })}</span>}
        </>
      }
    >
      <Suspense fallback={<div style={{ minHeight: HEIGHT }} />}>
        <Chart draw={draw} height={HEIGHT} old={answers.marks["data-old"] !== undefined} label={label} pick={(index) => steps[index] && void go(to(steps[index].kpi))} />
      </Suspense>
    </Framed>
  );
}

/** How much the share of a base differs from what it was. */
function movedShare(share: number, reading: Reading | undefined, base: Reading | undefined): number | null {
  const [was, wasBase] = [reading?.comparison?.value, base?.comparison?.value];
  return was == null || !Number(wasBase) ? null : share - Math.abs(Number(was)) / Number(wasBase);
}
