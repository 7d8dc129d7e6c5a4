/** From the first total to the last: what each part adds or takes, and its share. */
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { bridge } from "../../ui/pictures/bridge";
import { barsOf } from "../../ui/pictures/bridgeBars";
import { BridgeChart } from "../../ui/pictures/BridgeChart";
import { cellOf, openedAt } from "./cells";
import type { PictureProps } from "./Picture";
import css from "./Picture.module.css";

/** What the others are shares of; without it, of the first. */
const BASE = "net_sales";

export function BridgePicture({ analysis, table, view, old }: PictureProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const go = useNavigate();
  const { language } = useLanguage();
  const { currency } = analysis;
  const of = (id: string) => cellOf(table, table.total, id);
  const signed = table.columns.filter(({ sign }) => sign !== "");
  const way = signed.filter(({ id }) => of(id)?.value != null);
  const { steps, off } = bridge(way.map(({ id }) => id), way.map(({ sign }) => sign), (id) => of(id) ?? undefined);
  const column = (id: string) => way.find((one) => one.id === id)!;
  const money = (value: string, size: "table" | "full" = "table") => say(value, { unit: "money", currency: size === "full" ? currency : null, language, size });
  const bars = barsOf(steps, of, of(BASE) ?? of(way[0]?.id ?? ""), {
    name: ({ kpi, kind }) => (kind === "rest" ? t("tile.rest") : two(column(kpi).name)),
    money,
    percent: (value) => say(value, { unit: "ratio", currency: null, language, size: "table" }),
  });
  if (steps.length === 0 || !table.total) return null;
  const total = table.total;
  const pick = (index: number) => {
    const found = steps[index] && column(steps[index].kpi);
    const to = found && openedAt(analysis, table, total, found, of(found.id)!, view);
    if (to) void go(to);
  };
  const lacking = signed.filter((one) => !way.includes(one));
  return (
    <>
      <BridgeChart bars={bars} label={t("tile.bridgeSummary", { first: bars[0]?.text ?? "", last: bars.at(-1)?.text ?? "", currency })} old={old} pick={pick} />
      <p className={css.said}>
        {off.map(({ kpi, by }) => (
          <strong key={kpi} role="status">
            {t("tile.off", { name: two(column(kpi).name), amount: money(by, "full") })}
          </strong>
        ))}
        {off.length === 0 && <span data-exact="">{t("tile.exact")}</span>}
        {lacking.length > 0 && <span>{t("analyses.lacking", { names: lacking.map(({ name }) => two(name)).join(t("comma")) })}</span>}
      </p>
    </>
  );
}
