/** Causes that come to the change: missing data, the calendar, then the slices; a cause with parts folds. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Cause } from "../../api";
import { useTwo } from "../../text";
import { DownOutlined, RightOutlined } from "../../ui/kit";
import css from "./CauseTree.module.css";
import type { ReviewWords } from "./useReviewWords";

type Props = { title: string; causes: readonly Cause[]; unit: string; words: ReviewWords; whole: string | null };

export function CauseTree({ title, causes, unit, words, whole }: Props) {
  const { t } = useTranslation();
  if (causes.length === 0) return null;
  const most = Math.max(...causes.map(({ change }) => Math.abs(Number(change))));
  return (
    <section className={css.tree} aria-label={title}>
      <h3>{title}</h3>
      <ul>
        {causes.map((cause, index) => (
          <Branch key={index} cause={cause} unit={unit} words={words} most={most} open={index < 3} />
        ))}
      </ul>
      {whole !== null && (
        <p className={css.sum} data-change={whole}>
          <span>{t("reviews.sum")}</span>
          <b>{words.signed(whole, unit)}</b>
        </p>
      )}
    </section>
  );
}

type BranchProps = { cause: Cause; unit: string; words: ReviewWords; most: number; open: boolean };

function Branch({ cause, unit, words, most, open: first }: BranchProps) {
  const [open, fold] = useState(first);
  const inner = cause.parts.length > 0;
  return (
    <li data-kind={cause.kind} data-cause={cause.value} data-change={cause.change}>
      {inner ? (
        <button type="button" className={css.row} aria-expanded={open} onClick={() => fold(!open)}>
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          <Facts cause={cause} unit={unit} words={words} most={most} />
        </button>
      ) : (
        <div className={css.row}>
          <i />
          <Facts cause={cause} unit={unit} words={words} most={most} />
        </div>
      )}
      {inner && open && (
        <ul>
          {cause.parts.map((part, index) => (
            <Branch key={index} cause={part} unit={unit} words={words} most={most} open={false} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Facts({ cause, unit, words, most }: Omit<BranchProps, "open">) {
  const two = useTwo();
  const width = most > 0 ? (Math.min(Math.abs(Number(cause.change)), most) / most) * 100 : 0;
  return (
    <>
      <span className={css.name}>{two(cause.text)}</span>
      <span className={css.moved}>{cause.then !== null && cause.now !== null && `${words.number(cause.then, unit)} → ${words.number(cause.now, unit)}`}</span>
      <span className={css.lane} aria-hidden="true">
        <i data-down={cause.change.startsWith("-") ? "" : undefined} style={{ width: `${width}%` }} />
      </span>
      <b className={css.amount}>{words.signed(cause.change, unit)}</b>
    </>
  );
}
