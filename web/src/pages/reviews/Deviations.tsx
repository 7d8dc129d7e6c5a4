/** What was other than before, the largest effect on contribution first; each opens to its causes. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { DEFAULT_VIEW, viewSearch, type ReviewDetail, type ReviewDeviation } from "../../api";
import { useTwo } from "../../text";
import { DownOutlined, RightOutlined, Segmented } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { CauseTree } from "./CauseTree";
import css from "./Deviations.module.css";
import { toneOf, type ReviewWords } from "./useReviewWords";

type Props = { review: ReviewDetail; words: ReviewWords };

export function Deviations({ review, words }: Props) {
  const { t } = useTranslation();
  const [opened, open] = useState<readonly string[]>(review.deviations.slice(0, 1).map(({ kpi }) => kpi));
  const toggle = (kpi: string) => open(opened.includes(kpi) ? opened.filter((one) => one !== kpi) : [...opened, kpi]);
  const left = Object.keys(review.left_out);
  return (
    <Tile id="deviations" title={t("reviews.deviations")} note={t("reviews.byMoney")}>
      <p className={css.rule}>{t("reviews.rule", { margin: words.share(review.margin) })}</p>
      <ol className={css.list}>
        {review.deviations.map((one) => (
          <li key={one.kpi} data-kpi={one.kpi} data-open={opened.includes(one.kpi) ? "" : undefined}>
            <Deviation deviation={one} review={review} words={words} open={opened.includes(one.kpi)} toggle={() => toggle(one.kpi)} />
          </li>
        ))}
      </ol>
      {left.length > 0 && <p className={css.rule}>{t("reviews.leftOut", { names: left.join(t("comma")) })}</p>}
    </Tile>
  );
}

type DeviationProps = Props & { deviation: ReviewDeviation; open: boolean; toggle: () => void };

function Deviation({ deviation, review, words, open, toggle }: DeviationProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const { previous, year, unit } = deviation;
  const tone = toneOf(previous.worth, previous.change, deviation.better);
  return (
    <>
      <button type="button" className={css.head} aria-expanded={open} onClick={toggle}>
        {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        <span className={css.name}>
          <b>{two(deviation.name)}</b> {words.number(deviation.value, unit)}
        </span>
        <span className={css.moves}>
          <span>
            {t(`reviews.previous.${review.grain as "week"}`)} <b>{words.signed(previous.change, unit)}</b>
          </span>
          <span>
            {t("reviews.yearAgo")} <b>{words.signed(year.change, unit)}</b>
          </span>
        </span>
        <span className={css.worth} data-tone={tone} data-worth={previous.worth ?? ""}>
          {words.money(previous.worth)}
        </span>
      </button>
      {open && <Opened deviation={deviation} review={review} words={words} />}
    </>
  );
}

function Opened({ deviation, review, words }: Props & { deviation: ReviewDeviation }) {
  const { t } = useTranslation();
  const two = useTwo();
  const [against, hold] = useState<"previous" | "year">("previous");
  const held = deviation[against];
  const period = `${review.start}..${review.end}`;
  return (
    <div className={css.opened}>
      <p>{two(deviation.sentence)}</p>
      {deviation.ripens > 0 && <p className={css.note}>{t("reviews.ripens", { count: deviation.ripens })}</p>}
      {deviation.late.map((each, index) => (
        <p key={index} className={css.note}>
          {two(each)}
        </p>
      ))}
      {deviation.rule && (
        <p className={css.note}>
          {t("reviews.ruleOf")} <code>{deviation.rule}</code>
        </p>
      )}
      <div className={css.tools}>
        <Segmented
          aria-label={t("reviews.against")}
          value={against}
          onChange={(next) => hold(next === "year" ? "year" : "previous")}
          options={[
            { value: "previous", label: t(`reviews.previous.${review.grain as "week"}`) },
            { value: "year", label: t("reviews.yearAgo") },
          ]}
        />
        <Link to={`/kpis/${deviation.kpi}${viewSearch({ ...DEFAULT_VIEW, period })}`}>{t("alerts.toKpi")}</Link>
      </div>
      {held.change === null ? (
        <p className={css.note}>{t("reviews.nothingToCompare")}</p>
      ) : (
        <>
          <CauseTree title={t(held.exact ? "reviews.causes" : "reviews.moved")} causes={held.causes} unit={deviation.unit} words={words} whole={held.exact ? held.change : null} />
          {held.factors.length > 0 && <CauseTree title={t("reviews.factors")} causes={held.factors} unit={deviation.unit} words={words} whole={held.change} />}
        </>
      )}
    </div>
  );
}
