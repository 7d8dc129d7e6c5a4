/** The formula as a tree; every part that is a KPI shows its value and opens. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { askTotal, marks, useKpis, useReadings, viewSearch, type Kpi, type KpiDetail, type Reading, type View } from "../../api";
import { useTwo } from "../../text";
import { openedOnce, partsOf, type Part } from "../../ui/formula";
import { Delta, useSay } from "../../ui/Money";
import { Tile } from "../../ui/Tile";
import css from "./FormulaTile.module.css";

type FormulaTileProps = { kpi: KpiDetail; view: View; lastDay: string };

export function FormulaTile({ kpi, view, lastDay }: FormulaTileProps) {
  const { t } = useTranslation();
  const kpis = useKpis();
  const tree = openedOnce(partsOf(kpi.formula_tree));
  const root = tree.id === null ? tree : { sign: "", id: null, text: "", children: [tree] };
  const known = new Map(kpis.data?.map((one) => [one.id, one]));
  const ids = [...new Set([kpi.id, ...idsIn(root).filter((id) => known.has(id))])];
  const answers = useReadings(ids, askTotal(view, lastDay));
  const reading = (id: string): Reading | undefined => {
    const answer = answers.data?.get(id);
    return Array.isArray(answer) ? answer[0] : undefined;
  };
  const names = new Map(kpi.measures.map((measure) => [measure.id, measure.name]));
  const show = (part: Part) => ({
    kpi: part.id ? known.get(part.id) : undefined,
    measure: part.id ? names.get(part.id) : undefined,
    reading: part.id ? reading(part.id) : undefined,
    search: viewSearch(view),
  });
  if (root.children.length === 1 && root.children[0]!.children.length === 0) return null;
  return (
    <Tile id="formula" marks={marks(answers)} title={t("formula.title")} note={t("formula.note")}>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t("formula.title")}>
        <ul className={css.tree}>
          <Branch part={{ ...root, id: kpi.id, text: kpi.id }} show={show} top />
        </ul>
      </div>
    </Tile>
  );
}

type Shown = { kpi: Kpi | undefined; measure: { zh: string; en: string } | undefined; reading: Reading | undefined; search: string };

function Branch({ part, show, top = false }: { part: Part; show: (part: Part) => Shown; top?: boolean }) {
  return (
    <li className={css.branch}>
      {part.sign && <span className={css.sign}>{part.sign}</span>}
      <Box part={part} shown={show(part)} top={top} />
      {part.children.length > 0 && (
        <ul>
          {part.children.map((child, index) => (
            <Branch key={index} part={child} show={show} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Box({ part, shown, top }: { part: Part; shown: Shown; top: boolean }) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const { kpi, measure, reading, search } = shown;
  const name = kpi ? two(kpi.name) : measure ? two(measure) : part.text || t("formula.together");
  const content = (
    <>
      <span className={css.name} title={name}>
        {name}
      </span>
      {reading && (
        <span className={css.figures}>
          <b>{sayIt(reading, "card")}</b>
          {reading.comparison && kpi && <Delta comparison={reading.comparison} unit={reading.unit} better={kpi.better} />}
        </span>
      )}
    </>
  );
  if (kpi && !top) {
    return (
      <Link className={css.box} to={`/kpis/${kpi.id}${search}`}>
        {content}
      </Link>
    );
  }
  return <span className={top ? `${css.box} ${css.top}` : css.box}>{content}</span>;
}

function idsIn(part: Part): string[] {
  return [...(part.id ? [part.id] : []), ...part.children.flatMap(idsIn)];
}
