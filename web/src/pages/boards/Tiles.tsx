/** A row of charts and tables in twelve columns. */
import { Suspense } from "react";
import { useTranslation } from "react-i18next";

import type { Company, View } from "../../api";
import { Boundary } from "../../ui/Boundary";
import { Wait } from "../../ui/Wait";
import css from "./Board.module.css";
import { componentOf } from "./kinds";
import type { Placed } from "./layout";
import { Near } from "../../ui/Near";

const HEIGHT = 300;

export function Tiles({ tiles, view, lastDay, company }: { tiles: readonly Placed[]; view: View; lastDay: string; company: Company }) {
  const { t } = useTranslation();
  return (
    <div className={css.tiles}>
      {tiles.map(({ id, tile, kpis }) => {
        const Shown = componentOf(tile.kind);
        return (
          <Near key={id} className={css.place} style={{ "--wide": tile.wide, "--tall": tile.tall ?? 0 }} height={HEIGHT}>
            <Boundary>
              <Suspense fallback={<section className={css.coming} aria-busy="true"><Wait bars={[40, 100]} tall={[14, HEIGHT - 60]} /></section>}>
                {Shown ? <Shown id={id} tile={tile} kpis={kpis} view={view} lastDay={lastDay} company={company} /> : <section className={css.coming}>{t("tile.unknown", { kind: tile.kind })}</section>}
              </Suspense>
            </Boundary>
          </Near>
        );
      })}
    </div>
  );
}
