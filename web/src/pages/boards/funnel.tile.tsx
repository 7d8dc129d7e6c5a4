/** From a visit to the order: how many reach each stage, how many are lost before the next, and where that changed most. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { viewSearch } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { Delta, useSay } from "../../ui/Money";
import { FunnelStages } from "../../ui/pictures/FunnelStages";
import { Plain } from "../../ui/pictures/Plain";
import { useCoded } from "../../ui/words";
import { useTotals } from "./answers";
import { Framed } from "./Framed";
import { movedMost, stages } from "./funnel";
import type { TileOf } from "./kinds";

export default function Funnel({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const sayIt = useSay();
  const { language } = useLanguage();
  const answers = useTotals(kpis, view, lastDay);
  const rates = kpis.map((kpi) => answers.of(kpi.id)[0]);
  const found = stages(rates);
  const most = movedMost(rates);
  const title = tile.name ? two(tile.name) : two(kpis[0]!.name);
  const count = (value: number) => say(value, { unit: "count", currency: null, language, size: "full" });
  const share = (value: number) => say(value, { unit: "ratio", currency: null, language, size: "table" });
  const name = (kpi: string) => (kpi ? coded("stage", kpi, two(kpis.find(({ id }) => id === kpi)!.name)) : t("stage.visits"));
  const better = (kpi: string) => kpis.find(({ id }) => id === kpi)?.better ?? "up";
  const whole = found[0]?.count ?? 0;
  const table = (
    <Plain
      label={title}
      head={[t("tile.stage"), t("tile.count"), t("tile.lost"), t("tile.passed"), t("slice.change")]}
      rows={found.map(({ kpi, count: came, lost, rate }) => ({
        key: kpi,
        cells: [name(kpi), count(came), lost === null ? "—" : count(lost), rate ? sayIt(rate) : "—", rate?.comparison ? <Delta comparison={rate.comparison} unit="ratio" better={better(kpi)} /> : "—"],
      }))}
    />
  );
  return (
    <Framed id={id} title={title} kpi={kpis[0]!} view={view} lastDay={lastDay} answers={answers} shown={rates.flatMap((rate) => rate ?? [])} height={280} table={table}
      said={
        found.length > 1 && (
          <>
            <span>
              {t("tile.through")} <b>{share(found.at(-1)!.count / (whole || 1))}</b>
            </span>
            <span>{most ? t("tile.movedMost", { stage: name(most.kpi) }) : t("tile.nothingStandsOut")}</span>
          </>
        )
      }
    >
      <FunnelStages
        stages={found.map(({ kpi, count: came, lost, rate }) => ({
          id: kpi || "visits",
          name: kpi ? <Link to={`/kpis/${kpi}${viewSearch(view)}`}>{name(kpi)}</Link> : name(kpi),
          part: came / (whole || 1),
          count: count(came),
          between: rate && {
            lost: count(lost ?? 0),
            share: share(1 - Number(rate.value ?? 0)),
            rate: sayIt(rate),
            change: rate.comparison && <Delta comparison={rate.comparison} unit="ratio" better={better(kpi)} />,
            most: most === rate,
          },
        }))}
      />
    </Framed>
  );
}
