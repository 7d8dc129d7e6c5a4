/** What the KPI means, from its catalogue file. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { KpiDetail } from "../../api";
import { useTwo } from "../../text";
import { useDimensionName } from "../../ui/names";
import { Tile } from "../../ui/Tile";
import { useCoded } from "../../ui/words";
import css from "./DefinitionTile.module.css";

export function DefinitionTile({ kpi }: { kpi: KpiDetail }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const dimensionName = useDimensionName();
  const named = (group: string, code: string) => coded(group, code, code);
  return (
    <Tile id="definition" title={t("definition.title")} note={kpi.id}>
      <div className={css.columns}>
        <div className={css.words}>
          <p>{two(kpi.meaning)}</p>
          {kpi.why && <p className={css.why}>{two(kpi.why)}</p>}
          <pre className={css.formula} tabIndex={0} aria-label={t("definition.formula")}>{`${kpi.id} = ${kpi.formula}`}</pre>
        </div>
        <dl className={css.facts}>
          <Fact label={t("definition.better")}>{named("better", kpi.better)}</Fact>
          <Fact label={t("definition.clock")}>{named("clock", kpi.clock)}</Fact>
          <Fact label={t("definition.additivity")}>{named("additivity", kpi.additivity)}</Fact>
          <Fact label={t("definition.owner")}>{`${named("role", kpi.owner_role)} · ${named("perspective", kpi.perspective)}`}</Fact>
          {kpi.levers.length > 0 && <Fact label={t("definition.levers")}>{kpi.levers.map((lever) => named("lever", lever)).join(t("comma"))}</Fact>}
          {!!kpi.maturity_days && <Fact label={t("definition.maturity")}>{t("card.matures", { count: kpi.maturity_days })}</Fact>}
          <Fact label={t("definition.slices")}>{kpi.slices.map(dimensionName).join(t("comma"))}</Fact>
        </dl>
      </div>
    </Tile>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}
