/** The slices of a KPI, largest first, as bars from a common zero. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useTwo } from "../../text";
import { Delta, useSay } from "../../ui/Money";
import { useDimensionName, useValueName } from "../../ui/names";
import { ranked } from "../../ui/ranking";
import { amount, useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { Rows } from "../../ui/pictures/Rows";
import { useSlice } from "./useSlice";

export default function Ranked({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const say = useSay();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const sliceOf = useSlice(view);
  const kpi = kpis[0]!;
  const by = tile.by!;
  const answers = useTotals(kpis, view, lastDay, [by]);
  const found = ranked(answers.of(kpi.id).filter((reading) => reading.value !== null));
  const title = tile.name ? two(tile.name) : two(kpi.name);
  const rows = found.map((reading) => ({
    key: reading.slice[by] ?? "",
    name: <Link to={sliceOf(kpi.id, { [by]: reading.slice[by] ?? "" })}>{valueName(by, reading.slice[by] ?? "")}</Link>,
    value: amount(reading),
    text: say(reading),
    more: [reading.comparison && <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} />],
  }));
  const head: [string, string, ...string[]] = [dimensionName(by), two(kpi.name), ...(view.compare === "none" ? [] : [t("slice.change")])];
  return (
    <Framed id={id} title={title} kpi={kpi} view={view} lastDay={lastDay} answers={answers} shown={found} note={found[0]?.currency} height={200}>
      <Rows label={title} head={head} rows={rows} />
    </Framed>
  );
}
