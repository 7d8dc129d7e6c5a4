/** Some KPIs against their targets, one bar each: how far, and where it should be. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useTargets, viewSearch } from "../../api";
import { useTwo } from "../../text";
import { Bar } from "../../ui/Bar";
import { held } from "../../ui/held";
import { useSay } from "../../ui/Money";
import { StatusTag, toneOf } from "../../ui/StatusTag";
import { useHeldWords } from "../../ui/useHeldWords";
import { useTotals } from "./answers";
import css from "./Bullet.module.css";
import { Framed } from "./Framed";
import type { TileOf } from "./kinds";

const TONES = { ok: "ok", warn: "warn", bad: "bad", calm: "primary" } as const;

export default function Bullet({ id, tile, kpis, view, lastDay }: TileOf) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const words = useHeldWords();
  const answers = useTotals(kpis, view, lastDay);
  const targets = useTargets(kpis.map((kpi) => kpi.id), view, lastDay);
  const shown = kpis.flatMap((kpi) => answers.of(kpi.id)[0] ?? []);
  return (
    <Framed id={id} title={tile.name ? two(tile.name) : two(kpis[0]!.name)} kpi={kpis[0]!} view={view} lastDay={lastDay} answers={answers} shown={shown} height={200}>
      <ul className={css.bullets}>
        {kpis.map((kpi) => {
          const reading = answers.of(kpi.id)[0];
          const target = targets.data?.get(kpi.id);
          const found = reading && target ? held(reading, target) : null;
          const told = found && reading && target ? words(found, reading, target) : t("tile.noTarget");
          return (
            <li key={kpi.id} data-kpi={kpi.id}>
              <p>
                <Link to={`/kpis/${kpi.id}${viewSearch(view)}`}>{two(kpi.name)}</Link>
                <b>{reading ? sayIt(reading) : "—"}</b>
                {target && <StatusTag status={target.status} group="goalStatus" />}
              </p>
              {found && target && <Bar share={found.share} tick={found.tick} tone={TONES[toneOf(target.status)]} label={told} />}
              <small>{told}</small>
            </li>
          );
        })}
      </ul>
    </Framed>
  );
}
