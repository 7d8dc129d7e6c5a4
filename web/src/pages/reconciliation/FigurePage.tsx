/** One official figure: the way from ours to it, the rows behind each cause, and what people said of the difference. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";

import { DEFAULT_VIEW, marks, useFigure, viewSearch, type CalibrationPoint, type OfficialFigureDetail, type RowsBehindCause } from "../../api";
import { useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { CommentsTile } from "../../ui/Comments";
import { Button } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useCoded, useFactName } from "../../ui/words";
import { AcceptForm } from "./AcceptForm";
import css from "./FigurePage.module.css";
import { useFigureWords, type FigureWords } from "./useFigureWords";
import { WaterfallChart } from "./WaterfallChart";

export function FigurePage() {
  const { t } = useTranslation();
  const { id = "" } = useParams();
  const figure = useFigure(id);
  const words = useFigureWords();
  const crumbs = <Link to="/reconciliation">{t("nav.reconciliation")}</Link>;
  if (figure.error && !figure.data) {
    return (
      <>
        <PageHead title={t("nav.reconciliation")} crumbs={crumbs} />
        <Troubled problem={figure.error} retry={() => void figure.refetch()} height={320} />
      </>
    );
  }
  if (!figure.data) return <PageHead title="" crumbs={crumbs} waiting />;
  const one = figure.data;
  return (
    <>
      <PageHead title={`${words.measure(one)} · ${one.store}`} crumbs={crumbs} />
      <div className={css.page} {...marks(figure)}>
        <Head figure={one} words={words} />
        {one.own !== null && Object.keys(one.causes).length > 0 && (
          <Tile id="way" title={t("reconciliation.way")} note={words.period(one)}>
            <WaterfallChart figure={one} causes={one.words} words={words} />
          </Tile>
        )}
        <Meaning figure={one} words={words} />
        {one.behind.map((behind) => (
          <Behind key={behind.cause} behind={behind} figure={one} words={words} />
        ))}
        {one.own !== null && Object.keys(one.causes).length > 0 && <Points figure={one} words={words} />}
        <CommentsTile kind="figure" id={one.id} />
      </div>
    </>
  );
}

function Head({ figure, words }: { figure: OfficialFigureDetail; words: FigureWords }) {
  const { t } = useTranslation();
  const why = words.why(figure);
  const { kpi, start, end, store } = figure;
  return (
    <header className={css.head}>
      <StatusTag status={figure.status} group="figureStatus" />
      <span>{words.report(figure)}</span>
      <span>{words.period(figure)}</span>
      {figure.tolerance && <span>{t("reconciliation.tolerance", { relative: Number(figure.tolerance.relative) * 100, absolute: words.amount(figure, figure.tolerance.absolute) })}</span>}
      {figure.reach && figure.status === "incomplete" && <span>{t("reconciliation.reach", { day: words.day(figure.reach) })}</span>}
      {kpi && <Link to={`/kpis/${kpi}${viewSearch({ ...DEFAULT_VIEW, period: `${start}..${end}`, where: { store: [store] } })}`}>{t("alerts.toKpi")}</Link>}
      {why && (
        <p role="status" className={css.why}>
          {why}
          {figure.reason === "no_counterpart" && ` ${t("reconciliation.noCounterpartHow")}`}
        </p>
      )}
    </header>
  );
}

/** What the report is taken to mean, and how that is known; an inferred meaning says so. */
function Meaning({ figure, words }: { figure: OfficialFigureDetail; words: FigureWords }) {
  const { t } = useTranslation();
  const coded = useCoded();
  const known = figure.conventions;
  if (!known) return null;
  const pairs = Object.entries(known.other_than_ours).map(([name, value]) => words.convention(name, value));
  return (
    <Tile id="meaning" title={t("reconciliation.meaning")} note={coded("conventionSource", known.source, known.source)}>
      <p>{pairs.length > 0 ? pairs.join(t("reconciliation.semicolon")) : t("reconciliation.sameAsOurs")}</p>
      {known.source === "inferred" && <p className={css.note}>{t("reconciliation.explains", { explains: known.explains ?? 0, of: known.of ?? 0 })}</p>}
      {[...figure.notes, ...(figure.assumed.length > 0 ? ["assumed"] : [])].map((note) => (
        <p key={note} className={css.note}>
          {coded("figureNote", note, note)}
        </p>
      ))}
    </Tile>
  );
}

function Behind({ behind, figure, words }: { behind: RowsBehindCause; figure: OfficialFigureDetail; words: FigureWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const fact = useFactName();
  const name = figure.words.find(({ id }) => id === behind.cause)?.name;
  const rows = `${t("reconciliation.rows", { shown: behind.rows.length, count: behind.rows_total })}${t("semicolon")}${t("reconciliation.ofOrders", { count: behind.orders_total })}`;
  return (
    <Tile id={`behind-${behind.cause}`} title={t("reconciliation.behind", { cause: name ? two(name) : behind.cause })} note={rows} flush>
      <div className={css.scroll} tabIndex={0} role="group" aria-label={t("reconciliation.behind", { cause: name ? two(name) : behind.cause })}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t("reconciliation.row")}</th>
              <th scope="col" className={css.middle}>{t("reconciliation.day")}</th>
              <th scope="col">{t("reconciliation.before")}</th>
              <th scope="col">{t("reconciliation.after")}</th>
              <th scope="col" className={css.middle}>{t("reconciliation.line")}</th>
            </tr>
          </thead>
          <tbody>
            {behind.rows.map((row) => (
              <tr key={`${row.fact} ${row.file} ${row.line} ${row.order_id} ${row.sku}`}>
                <th scope="row">
                  <b>{row.order_id ?? fact(row.fact)}</b>
                  <span>{[fact(row.fact), row.sku].filter(Boolean).join(" · ")}</span>
                </th>
                <td className={css.middle}>{words.day(row.day)}</td>
                <td>{words.amount(figure, row.before)}</td>
                <td>{words.amount(figure, row.after)}</td>
                <td className={css.middle}>{`${row.file}:${row.line}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Tile>
  );
}

function Points({ figure, words }: { figure: OfficialFigureDetail; words: FigureWords }) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  return (
    <Tile id="points" title={t("reconciliation.points")} note={t("reconciliation.pointsNote")}>
      {figure.moved?.anything && (
        <p role="status" className={css.why}>
          {t("reconciliation.movedBy", { official: words.change(figure, figure.moved.official), own: words.change(figure, figure.moved.own) })}
        </p>
      )}
      <ol className={css.points}>
        {figure.points.map((point) => (
          <Point key={point.id} point={point} figure={figure} words={words} />
        ))}
      </ol>
      {asking ? (
        <AcceptForm id={figure.id} close={() => ask(false)} />
      ) : (
        <p>
          <Button type="primary" onClick={() => ask(true)}>
            {t("reconciliation.accept")}
          </Button>
        </p>
      )}
    </Tile>
  );
}

function Point({ point, figure, words }: { point: CalibrationPoint; figure: OfficialFigureDetail; words: FigureWords }) {
  const { t } = useTranslation();
  const actor = useActorName();
  const gap = String(Number(point.official) - Number(point.own));
  return (
    <li>
      <time dateTime={point.at}>{words.day(point.at.slice(0, 10))}</time>
      <span>
        {t(point.accepted ? "reconciliation.acceptedBy" : "reconciliation.keptBy", { by: actor(point.by), gap: words.change(figure, gap) })}
        {point.note && <q>{point.note}</q>}
        <small>{t("reconciliation.versions", { lake: point.lake, catalogue: point.catalogue })}</small>
      </span>
    </li>
  );
}
