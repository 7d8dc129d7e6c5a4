/** Goals from company to person: target, actual, how far they are and how far they should be. */
import { Fragment, useState } from "react";
import { useTranslation } from "react-i18next";

import { useGoal, type GoalNode } from "../../api";
import { useTwo } from "../../text";
import { Avatar } from "../../ui/Avatar";
import { Bar } from "../../ui/Bar";
import { verdict } from "../../ui/format";
import { CheckCircleFilled, DownOutlined, RightOutlined, WarningFilled } from "../../ui/kit";
import { StatusTag, toneOf } from "../../ui/StatusTag";
import css from "./GoalTree.module.css";
import { betterOf, gap, lines, reached, statusOf } from "./standing";
import type { GoalWords } from "./useGoalWords";

type GoalTreeProps = { goals: readonly GoalNode[]; words: GoalWords; chosen: string | null; choose: (id: string) => void };

export function GoalTree({ goals, words, chosen, choose }: GoalTreeProps) {
  const { t } = useTranslation();
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const toggle = (id: string) => fold(new Set(folded.has(id) ? [...folded].filter((one) => one !== id) : [...folded, id]));
  return (
    <div className={css.scroll}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t("goals.goal")}</th>
            <th scope="col" className={css.wide}>{t("goals.target")}</th>
            <th scope="col">{t("goals.actual")}</th>
            <th scope="col" className={css.lane}>{t("goals.attainment")}</th>
            <th scope="col" className={css.middle}>{t("goals.vsPace")}</th>
            <th scope="col">{t("goals.state")}</th>
          </tr>
        </thead>
        <tbody>
          {lines(goals, folded).map(({ goal, depth, open }, index, all) => (
            <Fragment key={goal.id}>
              {depth === 0 && <Heading goal={goal} before={all.slice(0, index).findLast((line) => line.depth === 0)?.goal} words={words} />}
              <Row goal={goal} depth={depth} open={open} words={words} chosen={chosen === goal.id} choose={choose} toggle={toggle} />
              {endings(all, index).map((id) => (
                <Left key={id} id={id} depth={depthOf(all, id) + 1} words={words} />
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The department whose goals, and those of its people, follow where they are part of none of the company's. */
function Heading({ goal, before, words }: { goal: GoalNode; before: GoalNode | undefined; words: GoalWords }) {
  const { t } = useTranslation();
  const id = words.under(goal);
  if (id === null || (before && words.under(before) === id)) return null;
  return (
    <tr className={css.heading}>
      <th scope="rowgroup" colSpan={6}>
        {id ? words.name(id) : t("goals.noDepartment")}
      </th>
    </tr>
  );
}

type Lines = ReturnType<typeof lines>;

/** The open goals whose last part the line at `index` is, the innermost first: what is left of them stands below it. */
function endings(all: Lines, index: number): string[] {
  const next = all[index + 1]?.depth ?? 0;
  const found: string[] = [];
  for (let at = index, depth = all[index]!.depth; at >= 0 && depth > next; at -= 1) {
    const line = all[at]!;
    if (line.depth === depth - 1 && line.open) {
      found.push(line.goal.id);
      depth -= 1;
    }
  }
  return found;
}

const depthOf = (all: Lines, id: string) => all.find(({ goal }) => goal.id === id)?.depth ?? 0;

type RowProps = { goal: GoalNode; depth: number; open: boolean; words: GoalWords; chosen: boolean; choose: (id: string) => void; toggle: (id: string) => void };

function Row({ goal, depth, open, words, chosen, choose, toggle }: RowProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const status = statusOf(goal);
  const tone = toneOf(status);
  const { share, tick } = reached(goal);
  const off = gap(goal);
  const side = off === null || off === 0 ? "flat" : off > 0 ? "up" : "down";
  const good = verdict(side, goal.direction === "band" ? (off === 0 ? "up" : "band") : betterOf(goal));
  const scope = words.scope(goal);
  return (
    <tr data-goal={goal.id} data-chosen={chosen ? "" : undefined}>
      <th scope="row">
        <div className={css.name} style={{ paddingLeft: `calc(${depth} * var(--step))` }}>
          {goal.parts.length > 0 ? (
            <button type="button" className={css.fold} aria-expanded={open} aria-label={t(open ? "goals.fold" : "goals.unfold", { name: two(goal.name) })} onClick={() => toggle(goal.id)}>
              {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
            </button>
          ) : (
            <i className={css.leaf} />
          )}
          <Avatar name={words.name(goal.owner)} />
          <div className={css.words}>
            <button type="button" className={css.open} aria-haspopup="dialog" aria-pressed={chosen} onClick={() => choose(goal.id)}>
              <b>{two(goal.name)}</b>
            </button>
            <span title={`${words.name(goal.owner)}${scope ? ` · ${scope}` : ""}`}>
              {words.name(goal.owner)}
              {scope && ` · ${scope}`}
            </span>
          </div>
        </div>
      </th>
      <td className={css.wide}>{words.target(goal)}</td>
      <td className={css.actual} data-actual={goal.progress?.actual}>{words.number(goal, goal.progress?.actual)}</td>
      <td className={css.lane}>
        {goal.progress?.attainment != null && (
          <Bar share={share} tick={tick} tone={tone === "ok" || tone === "calm" ? "primary" : tone} label={t("goals.attainmentOf", { name: two(goal.name), share: words.share(goal.progress.attainment) })} />
        )}
        <span>{goal.progress?.attainment == null ? "" : words.share(goal.progress.attainment)}</span>
      </td>
      <td className={`${css.middle} ${css[good] ?? ""}`}>{words.difference(goal)}</td>
      <td>
        <StatusTag status={status} group="goalStatus" />
      </td>
    </tr>
  );
}

/** What nobody has been given of a goal that is divided, and whether its parts make it up. */
function Left({ id, depth, words }: { id: string; depth: number; words: GoalWords }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { data, isLoading } = useGoal(id);
  if (!data) return isLoading ? <tr aria-busy="true" className={css.left}><td colSpan={6} /></tr> : null;
  const { way, unallocated, elsewhere, findings } = data.cascade;
  const value = unallocated?.value ?? null;
  const told = findings.filter(({ remedy }) => remedy !== null);
  const given = way === "ratio" ? (unallocated && ratio(unallocated, data.unit, words)) : words.number(data, value);
  return (
    <>
      {way !== "beside" && unallocated && given && (
        <tr className={css.left} data-unallocated={id}>
          <th scope="row">
            <div className={css.name} style={{ paddingLeft: `calc(${depth} * var(--step))` }}>
              <i className={css.leaf} />
              <Avatar name="?" />
              <div className={css.words}>
                <b>{t("goals.unallocated")}</b>
                <span>
                  <b className={css.narrow}>{`${given} `}</b>
                  {t("goals.unallocatedOf", { name: two(data.name) })}
                </span>
              </div>
            </div>
          </th>
          <td className={css.wide}>{given}</td>
          <td>{words.number(data, elsewhere?.value)}</td>
          <td className={css.lane} />
          <td className={css.middle} />
          <td>{value !== null && Number(value) === 0 ? <CheckCircleFilled className={css.good ?? ""} aria-label={t("goals.allGiven")} /> : null}</td>
        </tr>
      )}
      {told.map((finding) => (
        <tr key={finding.code + finding.text.en} className={css.finding}>
          <td colSpan={6}>
            <WarningFilled aria-hidden="true" /> {two(finding.text)} {finding.remedy && <span>{two(finding.remedy)}</span>}
          </td>
        </tr>
      ))}
    </>
  );
}

/** What is left of a quotient, where its parts leave a sensible one. */
function ratio({ value, numerator, denominator }: { value: string | null; numerator: string | null; denominator: string | null }, unit: string, words: GoalWords): string | null {
  return value !== null && Number(denominator) > 0 && Number(numerator) >= 0 ? words.number({ unit, currency: null }, value) : null;
}
