/** What comes from which reason, most first, with the running share: few reasons make most of it. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useTwo } from "../../text";
import { Delta } from "../../ui/Money";
import { say } from "../../ui/format";
import { useDimensionName, useValueName } from "../../ui/names";
import { useTotals } from "./answers";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";
import { pareto } from "./pareto";
import { Rows } from "../../ui/pictures/Rows";
import { useSlice } from "./useSlice";
import { useLanguage } from "../../text";

export default function Pareto({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const sliceOf = useSlice(view);
  const kpi = kpis[0]!;
  const by = tile.by!;
  const answers = useTotals(kpis, view, lastDay, [by]);
  const found = answers.of(kpi.id);
  const counted = pareto(found, by);
  const title = tile.name ? two(tile.name) : two(kpi.name);
  const shown = { unit: "ratio", currency: null, language, size: "table" } as const;
  const rows = counted.rows.map(({ key, count, running, reading }) => ({
    key,
    name: <Link to={sliceOf(kpi.id, { [by]: key })}>{valueName(by, key)}</Link>,
    value: count,
    text: say(count, { ...shown, unit: counted.unit, currency: reading.currency }),
    more: [say(running, shown), reading.comparison ? <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} /> : null],
    tone: running <= counted.vital ? ("primary" as const) : ("grey" as const),
  }));
  const head: [string, string, ...string[]] = [dimensionName(by), counted.unit === "count" ? t("tile.count") : two(kpi.name), t("tile.running"), ...(view.compare === "none" ? [] : [t("slice.change")])];
  const vital = counted.rows.filter(({ running }) => running <= counted.vital);
  return (
    <Framed id={id} title={title} kpi={kpi} view={view} lastDay={lastDay} answers={answers} shown={found} note={two(kpi.name)} height={200}
      said={vital.length > 0 && <span>{t("tile.vital", { count: vital.length, share: say(vital.at(-1)!.running, shown) })}</span>}
    >
      <Rows label={title} head={head} rows={rows} />
    </Framed>
  );
}
