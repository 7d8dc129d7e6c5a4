/** From gross sales to net profit: what each part takes, its share, and where that changed. */
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { viewSearch, type Reading } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { bridge, type Step } from "../../ui/pictures/bridge";
import { barsOf } from "../../ui/pictures/bridgeBars";
import { BRIDGE_HEIGHT, BridgeChart } from "../../ui/pictures/BridgeChart";
import { Plain } from "../../ui/pictures/Plain";
import { useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";

/** What the others are shares of; without it, of the first. */
const BASE = "net_sales";

export default function MarginBridge({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const answers = useTotals(kpis, view, lastDay);
  const of = (kpi: string): Reading | undefined => answers.of(kpi)[0];
  const ids = kpis.map((kpi) => kpi.id);
  const { steps, off, missing } = bridge(ids, tile.signs, of);
  const first = of(ids[0]!);
  const currency = first?.currency ?? null;
  const money = (value: string | number, size: "table" | "axis" | "full" = "table") => say(value, { unit: "money", currency: size === "full" ? currency : null, language, size });
  const percent = (value: number) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const name = ({ kpi, kind }: Step) => (kind === "rest" ? t(kpi === "net_profit" ? "tile.overheads" : "tile.rest") : two(kpis.find(({ id }) => id === kpi)!.name));
  const amountOf = (reading: Reading | undefined) => (reading ? { value: reading.value, before: reading.comparison?.value ?? null } : null);
  const bars = barsOf(steps, (kpi) => amountOf(of(kpi)), amountOf(of(BASE) ?? first), { name, money, percent });
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
    <Framed id={id} title={title} kpi={kpis.at(-1)!} view={view} lastDay={lastDay} answers={answers} shown={missing ? [missing] : first ? [first] : []} note={[currency, t("tile.bridgeNote")].filter(Boolean).join(" · ")} height={BRIDGE_HEIGHT} table={table}
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
      <BridgeChart bars={bars} label={label} old={answers.marks["data-old"] !== undefined} pick={(index) => steps[index] && void go(to(steps[index].kpi))} />
    </Framed>
  );
}
