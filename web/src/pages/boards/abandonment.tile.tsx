/** Who turns back at each stage of the checkout, and where that changed most. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { viewSearch, type Reading } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { say } from "../../ui/format";
import { Delta, useSay } from "../../ui/Money";
import { useCoded } from "../../ui/words";
import { amount, useTotals } from "./answers";
import { Framed } from "./Framed";
import { movedMost } from "./funnel";
import type { TileOf } from "./kinds";
import { Rows } from "../../ui/pictures/Rows";

export default function Abandonment({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const sayIt = useSay();
  const { language } = useLanguage();
  const answers = useTotals(kpis, view, lastDay);
  const found = kpis.map((kpi) => answers.of(kpi.id)[0]);
  const most = movedMost(found);
  const title = tile.name ? two(tile.name) : two(kpis[0]!.name);
  const name = (kpi: string) => coded("stage", kpi, two(kpis.find(({ id }) => id === kpi)!.name));
  const count = (value: string | null | undefined) => say(value ?? null, { unit: "count", currency: null, language, size: "full" });
  const rows = kpis.map((kpi, index) => {
    const reading = found[index];
    return {
      key: kpi.id,
      name: <Link to={`/kpis/${kpi.id}${viewSearch(view)}`}>{name(kpi.id)}</Link>,
      value: amount(reading),
      text: reading ? sayIt(reading) : "—",
      more: [
        `${count(reading?.numerator)} / ${count(reading?.denominator)}`,
        reading?.comparison && <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} />,
      ],
      tone: most === reading ? worse(reading) : ("primary" as const),
    };
  });
  const head: [string, string, ...string[]] = [t("tile.stage"), t("tile.lost"), t("tile.lostOf"), ...(view.compare === "none" ? [] : [t("slice.change")])];
  return (
    <Framed id={id} title={title} kpi={kpis[0]!} view={view} lastDay={lastDay} answers={answers} shown={found.flatMap((reading) => reading ?? [])} height={160}
      said={<span>{most ? t("tile.movedMost", { stage: name(most.kpi) }) : t("tile.nothingStandsOut")}</span>}
    >
      <Rows label={title} head={head} rows={rows} />
    </Framed>
  );
}

/** A stage that moved most is marked where it got worse. */
const worse = (reading: Reading | undefined) => (Number(reading?.comparison?.change ?? 0) > 0 ? ("bad" as const) : ("primary" as const));
