/** Scorecards: the company's by perspective, and anybody's line by line with weight, gate and pace. */
import { useTranslation } from "react-i18next";

import { marks, useScorecard, type Goals, type Scorecard } from "../../api";
import { useTwo } from "../../text";
import { Bar } from "../../ui/Bar";
import { FilterButton } from "../../ui/filters/FilterButton";
import { OneOf } from "../../ui/filters/OneOf";
import { MISSING } from "../../ui/format";
import { StatusTag, toneOf } from "../../ui/StatusTag";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { useParam } from "../../ui/useParam";
import { Wait } from "../../ui/Wait";
import { useCoded } from "../../ui/words";
import css from "./Scorecards.module.css";
import { reached, statusOf } from "./standing";
import type { GoalWords } from "./useGoalWords";

const SIDES = ["financial", "customer", "process", "growth"];

export function ScoreTiles({ words }: { words: GoalWords }) {
  const { t } = useTranslation();
  const coded = useCoded();
  const card = useScorecard("company");
  if (!card.data || card.data.lines.length === 0) return null;
  return (
    <section className={css.tiles} aria-label={t("goals.companyScore")}>
      <div className={css.score}>
        <p>{t("goals.companyScore")}</p>
        <div>
          <b data-score={card.data.score}>{words.share(card.data.score)}</b>
          <StatusTag status={card.data.status} group="goalStatus" />
        </div>
        <span>
          {t("goals.count", { count: card.data.lines.length })}
          {card.data.hidden > 0 && ` · ${t("goals.hidden", { count: card.data.hidden })}`}
          {card.data.missed_gates.length > 0 && ` · ${t("goals.gatesMissed", { count: card.data.missed_gates.length })}`}
        </span>
      </div>
      {SIDES.map((side) => {
        const found = sideOf(card.data, side);
        return (
          <div key={side} className={css.score}>
            <p>{coded("side", side, side)}</p>
            <div>
              <b>{found.score === null ? MISSING : words.share(found.score)}</b>
              {found.status && <StatusTag status={found.status} group="goalStatus" />}
            </div>
            <span>{found.count > 0 ? [t("goals.count", { count: found.count }), found.part !== null && words.share(found.part)].filter(Boolean).join(" · ") : t("goals.noneOfSide")}</span>
          </div>
        );
      })}
    </section>
  );
}

/** Weighted attainment of the goals of one perspective that have data; its status is that of its worst goal where it is not on track. */
function sideOf({ lines, hidden }: Scorecard, side: string) {
  const mine = lines.filter((line) => line.perspective === side);
  if (hidden > 0) return { score: null, status: null, count: mine.length, part: null };
  const known = mine.filter((line) => line.progress?.attainment != null);
  const weight = known.reduce((sum, line) => sum + Number(line.part), 0);
  const score = weight > 0 ? known.reduce((sum, line) => sum + Number(line.part) * Number(line.progress!.attainment), 0) / weight : null;
  const status = score === null ? (mine.length ? "no_data" : null) : score >= 0.95 ? "on_track" : score >= 0.7 ? "behind" : "off";
  return { score, status, count: mine.length, part: mine.reduce((sum, line) => sum + Number(line.part), 0) };
}

type ScorecardTileProps = { goals: Goals; words: GoalWords; chosen: string | null; choose: (id: string) => void };

export function ScorecardTile({ goals, words, chosen, choose }: ScorecardTileProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const [who, setWho] = useParam("whose");
  const id = who ?? "company";
  const card = useScorecard(id);
  const somebody = goals.whose.filter((one) => one.active);
  const named = goals.whose.find((one) => one.id === id);
  return (
    <Tile id="scorecard" title={t("goals.scorecardOf", { name: named ? two(named.name) : id })} marks={marks(card)} flush
      note={card.data?.normalised ? t("goals.normalised") : undefined}
      extra={
        <FilterButton label={t("goals.whose")} value={named ? two(named.name) : id}>
          {(close) => (
            <OneOf label={t("goals.whose")} value={id} options={somebody.map((one) => ({ value: one.id, label: two(one.name), note: t(`goals.of.${one.of as "person"}`) }))}
              onChoose={(next) => {
                setWho(next === "company" ? null : next);
                close();
              }}
            />
          )}
        </FilterButton>
      }
    >
      {card.error && !card.data ? (
        <Troubled problem={card.error} retry={() => void card.refetch()} height={200} />
      ) : !card.data ? (
        <Wait bars={[100, 80, 90, 60]} />
      ) : card.data.lines.length === 0 ? (
        <p className={css.none}>{t("goals.noneOfTheirs")}</p>
      ) : (
        <Lines card={card.data} words={words} chosen={chosen} choose={choose} />
      )}
    </Tile>
  );
}

function Lines({ card, words, chosen, choose }: { card: Scorecard; words: GoalWords; chosen: string | null; choose: (id: string) => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("goals.goal")}</th>
            <th scope="col" className={css.wide}>{t("goals.perspective")}</th>
            <th scope="col" className={css.middle}>{t("goals.weight")}</th>
            <th scope="col" className={css.middle}>{t("goals.target")}</th>
            <th scope="col">{t("goals.actual")}</th>
            <th scope="col" className={css.lane}>{t("goals.attainment")}</th>
            <th scope="col">{t("goals.state")}</th>
          </tr>
        </thead>
        <tbody>
          {card.lines.map((line) => {
            const status = statusOf(line);
            const tone = toneOf(status);
            const { share, tick } = reached(line);
            return (
              <tr key={line.id} data-goal={line.id} data-chosen={chosen === line.id ? "" : undefined}>
                <th scope="row">
                  <button type="button" className={css.open} onClick={() => choose(line.id)}>
                    {two(line.name)}
                  </button>
                  {line.gate && <small title={t("goals.gateMeans")}>{t("goals.gate")}</small>}
                </th>
                <td className={css.wide}>{coded("side", line.perspective, line.perspective)}</td>
                <td className={css.middle}>{words.share(line.part)}</td>
                <td className={css.middle}>{words.target(line)}</td>
                <td>{words.number(line, line.progress?.actual)}</td>
                <td className={css.lane}>
                  {line.progress?.attainment != null && (
                    <Bar share={share} tick={tick} tone={tone === "ok" || tone === "calm" ? "primary" : tone} label={t("goals.attainmentOf", { name: two(line.name), share: words.share(line.progress.attainment) })} />
                  )}
                  <span>{line.progress?.attainment == null ? "" : words.share(line.progress.attainment)}</span>
                </td>
                <td>
                  <StatusTag status={status} group="goalStatus" />
                </td>
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("goals.score")}</th>
            <td className={css.wide} />
            <td className={css.middle} />
            <td className={css.middle} />
            <td />
            <td className={css.lane} data-score={card.score}>
              {words.share(card.score)}
            </td>
            <td>
              <StatusTag status={card.status} group="goalStatus" />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className={css.notes}>
        {card.hidden > 0 && <span>{t("goals.hiddenMeans", { count: card.hidden })}</span>}
        {card.hidden === 0 && Number(card.rests_on) < 1 && <span>{t("goals.restsOn", { share: words.share(card.rests_on) })}</span>}
        {card.missed_gates.length > 0 && <span>{t("goals.capped", { count: card.missed_gates.length })}</span>}
      </p>
    </div>
  );
}
