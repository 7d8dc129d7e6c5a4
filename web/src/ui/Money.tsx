/** A value with its unit set smaller, and its change coloured by good or bad. */
import { useTranslation } from "react-i18next";

import { useLanguage } from "../text";
import { change, join, MISSING, parts, say, verdict, type Size } from "./format";
import css from "./Money.module.css";

type Valued = { value: string | null; unit: string; currency: string | null };

export function Money({ value, unit, currency, size = "card" }: Valued & { size?: Size }) {
  const { language } = useLanguage();
  const shown = { unit, currency, language, size };
  const found = parts(value, shown);
  if (!found) return <span className={css.missing}>{MISSING}</span>;
  return (
    <span className={css.money} title={size === "full" ? undefined : say(value, { ...shown, size: "full" })}>
      {join({ ...found, suffix: "" })}
      {found.suffix && <small className={css.unit}>{found.suffix}</small>}
    </span>
  );
}

/** Text of a value in one size, for tables and sentences. */
export function useSay(): (valued: Valued, size?: Size) => string {
  const { language } = useLanguage();
  return ({ value, unit, currency }, size = "table") => say(value, { unit, currency, language, size });
}

type Compared = { change: string | null; ratio: string | null };

export function Delta({ comparison, unit, better }: { comparison: Compared; unit: string; better: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const found = change(comparison, unit, language);
  if (!found) return <span className={css.neutral}>{MISSING}</span>;
  const tone = verdict(found.direction, better);
  return (
    <span className={css[tone]}>
      <Arrow direction={found.direction} />
      <span className="sr">{t(`delta.${found.direction}`)} </span>
      {found.text}
      {tone !== "neutral" && <span className="sr"> {t(`delta.${tone}`)}</span>}
    </span>
  );
}

const ARROWS = { up: "M0 8 4.5 0 9 8Z", down: "M0 0H9L4.5 8Z", flat: "M1 1H8V7H1Z" };

function Arrow({ direction }: { direction: keyof typeof ARROWS }) {
  return (
    <svg className={css.arrow} viewBox="0 0 9 8" aria-hidden="true">
      <path d={ARROWS[direction]} fill="currentColor" />
    </svg>
  );
}
