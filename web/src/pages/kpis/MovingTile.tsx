/** Why the number moved: what each slice made of the change; a click on one adds it to the filters. */
import { useTranslation } from "react-i18next";

import { askTotal, marks, useContributors, type Contributions, type KpiDetail, type View } from "../../api";
import { useLanguage } from "../../text";
import { MINUS, say } from "../../ui/format";
import { NONE, useDimensionName, useValueName } from "../../ui/names";
import { bars } from "../../ui/ranking";
import { KeptNote } from "../../ui/KeptNote";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import css from "./MovingTile.module.css";

/** Dimensions that are shown, the clearest first. */
const MOST = 4;

type MovingTileProps = { kpi: KpiDetail; view: View; change: (part: Partial<View>) => void; lastDay: string };
type Split = Contributions["splits"][number];

export function MovingTile({ kpi, view, change, lastDay }: MovingTileProps) {
  const { t } = useTranslation();
  const compared = view.compare !== "none";
  const answer = useContributors(kpi.id, compared ? askTotal(view, lastDay) : null);
  const found = answer.data;
  const moved = found?.comparison?.change;
  const drill = (dimension: string, value: string) => change({ where: { ...view.where, [dimension]: [value] } });
  const clear = found?.splits.filter((split) => split.stands_out) ?? [];
  const splits = (clear.length ? clear : (found?.splits ?? [])).slice(0, MOST);
  return (
    <Tile id="moving" marks={marks(answer)} title={t("moving.title")} note={t("moving.note")}>
      {compared && answer.kept && <KeptNote kept={answer.kept} retry={() => void answer.refetch()} />}
      {!compared ? (
        <p className={css.none}>{t("moving.notCompared")}</p>
      ) : answer.error && !found ? (
        <Troubled problem={answer.error} retry={() => void answer.refetch()} height={120} kpi={kpi} />
      ) : !found ? (
        <Wait bars={[60, 80, 40]} />
      ) : moved == null ? (
        <p className={css.none}>{t("moving.noValue")}</p>
      ) : !found.possible ? (
        <p className={css.none}>{t("moving.notParts")}</p>
      ) : (
        <>
          {clear.length === 0 && <p className={css.calm}>{t("moving.nothing")}</p>}
          <div className={css.splits}>
            {splits.map((split) => (
              <One key={split.dimension} split={split} found={found} drill={drill} />
            ))}
          </div>
        </>
      )}
    </Tile>
  );
}

function One({ split, found, drill }: { split: Split; found: Contributions; drill: (dimension: string, value: string) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const { unit, currency } = found;
  const size = unit === "money" ? "card" : "table";
  const amount = (value: string) => signed(Number(value), unit === "ratio" ? `${points(value)} pp` : say(Math.abs(Number(value)), { unit, currency, language, size }));
  const then = (value: string | null) => say(value, { unit, currency, language, size });
  const drawn = bars(split.contributors.map(({ change }) => Number(change)));
  const name = (value: string) => valueName(split.dimension, value);
  return (
    <table className={css.table}>
      <caption>{dimensionName(split.dimension)}</caption>
      <thead className="sr">
        <tr>
          <th scope="col">{dimensionName(split.dimension)}</th>
          <th scope="col">{t("breakdown.bar")}</th>
          <th scope="col">{t("moving.made")}</th>
          <th scope="col">{t("moving.thenNow")}</th>
        </tr>
      </thead>
      <tbody>
        {split.contributors.map(({ value, change, then: before, now, stands_out: stands }, index) => (
          <tr key={value ?? ""} data-stands-out={stands || undefined}>
            <th scope="row">
              {value === null ? (
                <span className={css.rest}>{t("moving.others")}</span>
              ) : value === NONE ? (
                <span className={css.rest}>{name(value)}</span>
              ) : (
                <button type="button" className={css.name} title={t("breakdown.drill", { value: name(value) })} onClick={() => drill(split.dimension, value)}>
                  {name(value)}
                </button>
              )}
            </th>
            <td className={css.lane}>
              <span className={css.track}>
                <i className={stands ? css.clear : css.bar} style={{ left: `${drawn[index]!.left}%`, width: `${drawn[index]!.width}%` }} />
              </span>
            </td>
            <td className={css.made} data-change={change}>
              {amount(change)}
            </td>
            <td className={css.values}>{value === null ? "" : `${then(before)} → ${then(now)}`}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t("moving.all")}</th>
          <td />
          <td className={css.made}>{amount(found.comparison!.change!)}</td>
          <td className={css.values}>{`${then(found.comparison!.value)} → ${then(found.value)}`}</td>
        </tr>
      </tfoot>
    </table>
  );
}

const signed = (value: number, text: string) => (/[1-9]/.test(text) ? `${value < 0 ? MINUS : "+"}${text}` : text);

/** Percentage points, two decimals where they are few. */
const points = (value: string) => new Intl.NumberFormat("en", { maximumFractionDigits: 2 }).format(Math.abs(Number(value) * 100));
