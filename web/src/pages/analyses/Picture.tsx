/** The picture of a table, after what the server says it is drawn as; a plain table that is the first of its analysis has bars. */
import type { Analysis, AnalysisTable, View } from "../../api";
import { BarsPicture } from "./BarsPicture";
import { BridgePicture } from "./BridgePicture";
import { ClassGrid } from "./ClassGrid";
import { FunnelPicture } from "./FunnelPicture";
import { ParetoPicture } from "./ParetoPicture";
import { SpotsPicture } from "./SpotsPicture";
import css from "./Picture.module.css";

export type PictureProps = { analysis: Analysis; table: AnalysisTable; view: View; old: boolean };
type Choosing = { chosen: readonly string[]; choose: (labels: readonly string[]) => void };

export function Picture({ chosen, choose, ...shown }: PictureProps & Choosing) {
  const { analysis, table } = shown;
  switch (table.drawn) {
    case "bridge":
      return <div className={css.picture}><BridgePicture {...shown} /></div>;
    case "funnel":
      return <div className={css.picture}><FunnelPicture {...shown} /></div>;
    case "pareto":
      return <div className={css.picture}><ParetoPicture {...shown} /></div>;
    case "quadrant":
      return (
        <div className={css.pair}>
          <ClassGrid analysis={analysis} chosen={chosen} choose={choose} />
          <SpotsPicture {...shown} />
        </div>
      );
    default:
      return table === analysis.tables[0] && table.drawn === "table" ? <div className={css.picture}><BarsPicture {...shown} /></div> : null;
  }
}
