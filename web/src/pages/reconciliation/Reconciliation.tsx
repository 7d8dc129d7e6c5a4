/** What the platforms say against our own figures, by store and period. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { marks, useFigures, type GapCause, type OfficialFigure, type Reconciliation as Answer } from "../../api";
import { useTwo } from "../../text";
import { Empty } from "../../ui/Empty";
import { Segmented, Select } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { StatusTag } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import css from "./Reconciliation.module.css";
import { useFigureWords, type FigureWords } from "./useFigureWords";

const STATES = ["outside", "incomplete", "not_comparable", "within"] as const;
const ALL = "all";
const MOST = 200;

export function Reconciliation() {
  const { t } = useTranslation();
  const figures = useFigures();
  if (figures.error && !figures.data) {
    return (
      <>
        <PageHead title={t("nav.reconciliation")} />
        <Troubled problem={figures.error} retry={() => void figures.refetch()} height={320} />
      </>
    );
  }
  if (!figures.data) return <PageHead title={t("nav.reconciliation")} waiting />;
  return (
    <>
      <PageHead title={t("nav.reconciliation")} />
      {figures.data.items.length === 0 ? (
        <Empty title={t("reconciliation.none")} how={t("reconciliation.noneHow")} command={"helloword import template official\nhelloword import official.csv --store ID"} />
      ) : (
        <Shown answer={figures.data} marks={marks(figures)} />
      )}
    </>
  );
}

function Shown({ answer, marks: busy }: { answer: Answer; marks: ReturnType<typeof marks> }) {
  const { t } = useTranslation();
  const words = useFigureWords();
  const [status, setStatus] = useParam("status");
  const [asked, setPeriod] = useParam("period");
  const periods = [...new Set(answer.items.map(({ start, end }) => `${start}..${end}`))].sort((a, b) => (b.slice(-10) + b).localeCompare(a.slice(-10) + a));
  const period = asked ?? periods[0]!;
  const inPeriod = answer.items.filter(({ start, end }) => period === ALL || `${start}..${end}` === period);
  const wanted = inPeriod.filter((figure) => status === null || figure.status === status);
  const stores = [...new Set(wanted.map(({ store }) => store))];
  const count = (one: string) => inPeriod.filter((figure) => figure.status === one).length;
  return (
    <>
      <div className={css.bar}>
        <label className={css.period}>
          <span className="sr" id="period-of-figures">{t("reconciliation.period")}</span>
          <Select
            aria-labelledby="period-of-figures" value={period} onChange={(next) => setPeriod(next === periods[0] ? null : next)}
            options={[...periods.map((value) => ({ value, label: words.period({ start: value.slice(0, 10), end: value.slice(-10) }) })), { value: ALL, label: t("reconciliation.allPeriods") }]}
          />
        </label>
        <Segmented
          aria-label={t("reconciliation.status")} value={status ?? ALL} onChange={(next) => setStatus(next === ALL ? null : String(next))}
          options={[{ value: ALL, label: `${t("reconciliation.all")} ${inPeriod.length}` }, ...STATES.map((value) => ({ value, label: `${t(`figureStatus.${value}`)} ${count(value)}` }))]}
        />
      </div>
      {wanted.length === 0 && <p className={css.nothing}>{t("reconciliation.nothing")}</p>}
      <div className={css.stores}>
      {stores.map((store) => (
        <Tile key={store} id={`figures-${store}`} title={store} note={t("reconciliation.figures", { count: wanted.filter((f) => f.store === store).length })} marks={busy} flush>
          <Table figures={wanted.filter((figure) => figure.store === store).slice(0, MOST)} causes={answer.causes} words={words} dated={period === ALL} />
        </Tile>
      ))}
      </div>
    </>
  );
}

type TableProps = { figures: readonly OfficialFigure[]; causes: readonly GapCause[]; words: FigureWords; dated: boolean };

function Table({ figures, causes, words, dated }: TableProps) {
  const { t } = useTranslation();
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("reconciliation.measure")}</th>
            <th scope="col" className={css.middle}>{t("reconciliation.official")}</th>
            <th scope="col" className={css.middle}>{t("reconciliation.own")}</th>
            <th scope="col">{t("reconciliation.gap")}</th>
            <th scope="col" className={css.wide}>{t("reconciliation.causes")}</th>
            <th scope="col">{t("reconciliation.status")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.map((figure) => (
            <Row key={figure.id} figure={figure} causes={causes} words={words} dated={dated} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ figure, causes, words, dated }: { figure: OfficialFigure; causes: readonly GapCause[]; words: FigureWords; dated: boolean }) {
  const { t } = useTranslation();
  const two = useTwo();
  const told = causes.filter(({ id }) => words.tells(figure, figure.causes[id])).sort((a, b) => Math.abs(Number(figure.causes[b.id])) - Math.abs(Number(figure.causes[a.id])));
  return (
    <tr data-figure={figure.id} data-status={figure.status}>
      <th scope="row">
        <Link to={`/reconciliation/${figure.id}`}>{words.measure(figure)}</Link>
        <span>{[dated ? words.period(figure) : "", words.report(figure), figure.conventions?.source === "inferred" ? t("conventionSource.inferred") : ""].filter(Boolean).join(" · ")}</span>
      </th>
      <td className={css.middle}>{words.amount(figure, figure.official)}</td>
      <td className={css.middle}>{words.amount(figure, figure.own)}</td>
      <td>{words.change(figure, figure.gap)}</td>
      <td className={css.wide}>{told.map(({ id, name }) => `${two(name)} ${words.change(figure, figure.causes[id]!)}`).join(t("comma"))}</td>
      <td>
        <StatusTag status={figure.status} group="figureStatus" />
        {figure.kept && <small className={css.kept}>{t(figure.moved?.anything ? "reconciliation.moved" : figure.kept.accepted ? "reconciliation.accepted" : "reconciliation.kept")}</small>}
      </td>
    </tr>
  );
}
