/** The KPI by one of its dimensions, ranked; a click on a row adds it to the filters. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { askTotal, marks, Problem, useDimensions, useReadings, type KpiDetail, type Reading, type View } from "../../api";
import { Delta, useSay } from "../../ui/Money";
import { FilterButton } from "../../ui/filters/FilterButton";
import { OneOf } from "../../ui/filters/OneOf";
import { say } from "../../ui/format";
import { NONE, useDimensionName, useDimensionWord, useValueName } from "../../ui/names";
import { bars, ranked, type Bar } from "../../ui/ranking";
import { KeptNote } from "../../ui/KeptNote";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useLanguage } from "../../text";
import css from "./BreakdownTile.module.css";
import { useParam } from "../../ui/useParam";

const SHOWN_FIRST = 12;

type BreakdownTileProps = { kpi: KpiDetail; view: View; change: (part: Partial<View>) => void; lastDay: string };

export function BreakdownTile({ kpi, view, change, lastDay }: BreakdownTileProps) {
  const { t } = useTranslation();
  const dimensionWord = useDimensionWord();
  const [chosen, choose] = useParam("by");
  const by = chosen ?? (kpi.slices.includes("store") ? "store" : (kpi.slices[0] ?? "store"));
  const slices = useReadings([kpi.id], askTotal(view, lastDay, [by]));
  const total = useReadings([kpi.id], askTotal(view, lastDay));
  const answer = slices.data?.get(kpi.id);
  const whole = total.data?.get(kpi.id);
  const trouble = answer instanceof Problem ? answer : slices.data ? null : slices.error;
  const rows = answer instanceof Problem ? [] : ranked((answer ?? []).filter((reading) => by in reading.slice));
  const drill = (value: string) => change({ where: { ...view.where, [by]: [value] } });
  return (
    <Tile id="breakdown" marks={marks(slices, total)} title={t("breakdown.title", { dimension: dimensionWord(by) })} note={t("breakdown.note")} extra={<Dimensions kpi={kpi} by={by} choose={choose} />}>
      {trouble ? (
        <Troubled problem={trouble} retry={() => void slices.refetch()} height={160} kpi={kpi} />
      ) : (
        <>
          {slices.kept && <KeptNote kept={slices.kept} retry={() => void slices.refetch()} />}
          <Ranked kpi={kpi} by={by} rows={rows} whole={Array.isArray(whole) ? whole[0] : undefined} drill={drill} waiting={slices.isPending} />
        </>
      )}
    </Tile>
  );
}

/** Dimensions that do not fit can be chosen too: the server then says why. */
function Dimensions({ kpi, by, choose }: { kpi: KpiDetail; by: string; choose: (by: string) => void }) {
  const { t } = useTranslation();
  const dimensionName = useDimensionName();
  const all = useDimensions().data?.map(({ id }) => id) ?? [];
  const option = (value: string, note?: string) => ({ value, label: dimensionName(value), note });
  const refused = all.filter((id) => !kpi.slices.includes(id));
  return (
    <FilterButton quiet label={t("breakdown.by")} value={dimensionName(by)}>
      {(close) => (
        <OneOf
          label={t("breakdown.by")}
          value={by}
          options={[...kpi.slices.map((id) => option(id)), ...refused.map((id) => option(id, t("breakdown.refused")))]}
          onChoose={(next) => {
            choose(next);
            close();
          }}
        />
      )}
    </FilterButton>
  );
}

type RankedProps = { kpi: KpiDetail; by: string; rows: Reading[]; whole: Reading | undefined; drill: (value: string) => void; waiting: boolean };

function Ranked({ kpi, by, rows, whole, drill, waiting }: RankedProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const sayIt = useSay();
  const dimensionName = useDimensionName();
  const valueName = useValueName();
  const [all, showAll] = useState(false);
  const drawn = bars(rows.map((row) => (row.value === null ? null : Number(row.value))));
  const shares = kpi.additivity === "additive" && Number(whole?.value) > 0 && drawn.every((bar) => !bar.negative);
  const share = (row: Reading) => (row.value === null ? "—" : say(Number(row.value) / Number(whole?.value), { unit: "ratio", currency: null, language, size: "table" }));
  const compared = rows.some((row) => row.comparison);
  if (waiting) return <Wait bars={[100, 84, 70, 62, 55]} />;
  if (rows.length === 0) return <p className={css.none}>{t("reason.no_data")}</p>;
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{dimensionName(by)}</th>
            <th scope="col" className={css.lane}>
              <span className="sr">{t("breakdown.bar")}</span>
            </th>
            <th scope="col">{t("breakdown.value")}</th>
            {shares && <th scope="col">{t("breakdown.share")}</th>}
            {compared && <th scope="col">{t("slice.change")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : SHOWN_FIRST).map((row, index) => {
            const value = row.slice[by] ?? NONE;
            return (
              <tr key={value}>
                <th scope="row">
                  {value === NONE ? (
                    <span className={css.nameless}>{valueName(by, value)}</span>
                  ) : (
                    <button type="button" className={css.name} onClick={() => drill(value)} title={t("breakdown.drill", { value: valueName(by, value) })}>
                      {valueName(by, value)}
                    </button>
                  )}
                </th>
                <td className={css.lane}>
                  {row.value !== null && <Lane bar={drawn[index]!} />}
                </td>
                <td className={css.value}>{sayIt(row)}</td>
                {shares && <td>{share(row)}</td>}
                {compared && <td>{row.comparison ? <Delta comparison={row.comparison} unit={row.unit} better={kpi.better} /> : "—"}</td>}
              </tr>
            );
          })}
        </tbody>
        {whole && (
          <tfoot>
            <tr>
              <th scope="row">{t("slice.total")}</th>
              <td className={css.lane} />
              <td className={css.value}>{sayIt(whole)}</td>
              {shares && <td />}
              {compared && <td>{whole.comparison && <Delta comparison={whole.comparison} unit={whole.unit} better={kpi.better} />}</td>}
            </tr>
          </tfoot>
        )}
      </table>
      {rows.length > SHOWN_FIRST && (
        <button type="button" className={css.more} onClick={() => showAll(!all)}>
          {all ? t("breakdown.less") : t("breakdown.more", { count: rows.length - SHOWN_FIRST })}
        </button>
      )}
    </>
  );
}

function Lane({ bar }: { bar: Bar }) {
  return (
    <span className={css.track}>
      <i className={bar.negative ? css.negative : css.bar} style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
    </span>
  );
}
