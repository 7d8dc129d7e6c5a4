/** One KPI on a board: the same height in each of its faces, so that nothing jumps. */
import { Button } from "antd";
import { memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Kpi, Problem, Reading, Target } from "../api";
import { reach } from "../api/freshness";
import { useLanguage, useTwo } from "../text";
import { AlertMark } from "./AlertMark";
import { Bar } from "./Bar";
import { sayTightRange } from "./dates";
import { Definition } from "./Definition";
import { FreshMark, FreshTo } from "./Fresh";
import { held } from "./held";
import css from "./KpiCard.module.css";
import { Delta, Money, useSay } from "./Money";
import { Spark } from "./Spark";
import { StatusTag } from "./StatusTag";
import { useHeldWords } from "./useHeldWords";
import { useSoFar } from "./useSoFar";
import { ViewLink } from "./ViewLink";
import { Wait } from "./Wait";
import { useProblemWords, useReasonWords } from "./words";

export type CardData = {
  kpi: Kpi;
  /** What the card says instead of a name that is too long for it. */
  name: string;
  reading: Reading | undefined;
  /** Whether the server has answered; with no reading that means there is no data. */
  answered: boolean;
  line: readonly Reading[] | undefined;
  /** What it is held against; undefined without a goal for these days and this slice. */
  target?: Target | undefined;
  problem: Problem | null;
  /** Whether the reading is kept from other days than were asked for. */
  other?: boolean;
  retry: () => void;
  /** Where the name leads; the view goes along. */
  to: string;
  /** The last day that was asked for. */
  until: string;
};

/** Drawn anew where its own data changed: another answer for the board is not another for each of its cards. */
export const KpiCard = memo(function KpiCard(data: CardData) {
  const { reading, problem, answered } = data;
  if (problem && !reading) return <Failed {...data} problem={problem} />;
  if (!reading && !answered) return <Loading name={data.name} />;
  if (!reading || reading.value === null) return <Empty {...data} />;
  return <Value {...data} reading={reading} />;
});

function Value({ kpi, name, reading, line, target, problem, other, to, until, retry }: CardData & { reading: Reading }) {
  const { t } = useTranslation();
  const reached = reach(reading.freshness, until);
  const late = reached.late !== null || problem !== null;
  const soFar = useSoFar()(reading);
  return (
    <Frame kpi={kpi} name={name} to={to} face={late ? "stale" : reading.complete ? "value" : "unfinished"} stale={late} status={(!other && target?.status) || "no_target"}
      foot={problem ? <NotRefreshed problem={problem} retry={retry} /> : matures(kpi) && !late ? <FreshMark text={t("card.matures", { count: kpi.maturity_days })} /> : <FreshTo reached={reached} />}
    >
      <p className={css.value} data-value={reading.value}>
        <Money {...reading} />
        {!reading.complete && " "}
        {!reading.complete && (
          <small className={css.sofar} title={soFar.each}>
            {soFar.text}
          </small>
        )}
      </p>
      <Compared reading={reading} better={kpi.better} />
      {other ? <Still reading={reading} /> : <Against reading={reading} target={target} />}
      <Line kpi={kpi} line={line} />
    </Frame>
  );
}

function NotRefreshed({ problem, retry }: { problem: Problem; retry: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <button type="button" className={css.retry} title={words(problem)} onClick={retry}>
      <FreshMark late text={t("card.notRefreshed")} />
    </button>
  );
}

/** A figure that goes on changing for weeks says so instead of how far its data reaches. */
const matures = (kpi: Kpi) => (kpi.maturity_days ?? 0) >= 14;

function Compared({ reading, better }: { reading: Reading; better: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { comparison, unit, period } = reading;
  if (!comparison) return <p className={css.delta} />;
  const range = sayTightRange(comparison.start, comparison.end, language, period.end);
  const against = t(comparison.so_far?.length ? "card.againstPart" : "card.against", { range });
  return (
    <p className={css.delta} title={against}>
      <Delta comparison={comparison} unit={unit} better={better} /> <span>{against}</span>
    </p>
  );
}

/** Which days a value is of that is not of those asked for. */
function Still({ reading: { period } }: { reading: Reading }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return <p className={css.aimless}>{t("kept.still", { range: sayTightRange(period.first, period.until, language) })}</p>;
}

function Against({ reading, target }: { reading: Reading; target: Target | undefined }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useHeldWords();
  const found = target ? held(reading, target) : null;
  if (!target || !found) return <p className={css.aimless}>{t("tile.noTarget")}</p>;
  const told = words(found, reading, target);
  return (
    <div className={css.against} data-goal={target.goal} title={`${two(target.name)} · ${told}`}>
      <Bar share={found.share} tick={found.tick} label={told} />
      <p>{told}</p>
    </div>
  );
}

const Line = memo(function Line({ kpi, line }: { kpi: Kpi; line: readonly Reading[] | undefined }) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const last = line?.findLast((reading) => reading.value !== null);
  const label = t("card.line", { name: two(kpi.name), last: last ? sayIt(last) : t("card.nothing") });
  const points = (line ?? []).map(({ value, complete }) => ({ value: value === null ? null : Number(value), complete }));
  return <Spark points={points} label={label} />;
});

function Empty({ kpi, name, reading, to, until }: CardData) {
  const reason = useReasonWords();
  const reached = reach(reading?.freshness ?? [], until);
  return (
    <Frame kpi={kpi} name={name} to={to} face="empty" foot={<FreshTo reached={reached} />}>
      <p className={css.value}>
        <Money value={null} unit={kpi.unit} currency={null} />
      </p>
      <p className={css.why}>{reason(reading?.reason ?? null)}</p>
    </Frame>
  );
}

function Failed({ kpi, name, problem, retry, to }: CardData & { problem: Problem }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const refused = problem.status >= 400 && problem.status < 500;
  return (
    <Frame kpi={kpi} name={name} to={to} face={refused ? "refused" : "failed"}
      foot={<FreshMark idle={refused} late={!refused} text={refused ? t("card.refused") : t("card.failed")} />}
    >
      <p className={refused ? css.why : css.trouble}>{words(problem, kpi, true)}</p>
      {!refused && (
        <Button size="small" onClick={retry}>
          {t("again")}
        </Button>
      )}
    </Frame>
  );
}

function Loading({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <article className={css.card} data-face="loading" aria-label={t("card.loading", { name })}>
      <Wait bars={[45, 60, 75, 100]} tall={[12, 26, 12, 36]} />
      <div className={css.foot} />
    </article>
  );
}

type FrameProps = { kpi: Kpi; name: string; to: string; face: string; stale?: boolean; status?: string; foot: ReactNode; children: ReactNode };

function Frame({ kpi, name, to, face, stale = false, status, foot, children }: FrameProps) {
  const two = useTwo();
  return (
    <article className={stale ? `${css.card} ${css.stale}` : css.card} data-kpi={kpi.id} data-face={face}>
      <h3 className={css.name}>
        <ViewLink to={to} title={two(kpi.name)}>
          {name}
        </ViewLink>
        {status && status !== "no_target" && (
          <span className={css.status}>
            <StatusTag status={status} group="goalStatus" />
          </span>
        )}
      </h3>
      {children}
      <footer className={css.foot}>
        {foot}
        <AlertMark kpi={kpi.id} />
        <Definition kpi={kpi} to={to} />
      </footer>
    </article>
  );
}
