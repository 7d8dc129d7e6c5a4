/** How far the data reaches: a green dot when as usual, an amber triangle and the delay when late. */
import { WarningFilled } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { useFreshness } from "../api";
import type { Reach } from "../api/freshness";
import { useLanguage } from "../text";
import { sayDay } from "./dates";
import css from "./Fresh.module.css";
import { useFactName } from "./words";

export function FreshMark({ text, late = false, idle = false }: { text: string; late?: boolean; idle?: boolean }) {
  return (
    <span className={late ? `${css.mark} ${css.late}` : css.mark} title={text}>
      {late ? <WarningFilled aria-hidden="true" /> : <i className={idle ? css.idle : css.dot} />}
      <span className={css.words}>{text}</span>
    </span>
  );
}

/** The mark of what some sources have reached. */
export function FreshTo({ reached }: { reached: Reach }) {
  const words = useReachWords();
  return <FreshMark late={reached.late !== null} idle={reached.through === null} text={words(reached)} />;
}

export function useReachWords(): (reached: Reach) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const fact = useFactName();
  return ({ through, late }) => {
    if (!through) return t("fresh.none");
    if (!late) return t("fresh.through", { day: sayDay(through, language) });
    return t("fresh.late", { what: late.store ? `${late.store} ${fact(late.source)}` : fact(late.source), count: late.days });
  };
}

/** What is said of the day that periods end on: it is over, or under way in some store. */
export function useEndWords(): (lastDay: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const freshness = useFreshness().data ?? [];
  return (lastDay) => {
    const begun = freshness.some(({ known_until }) => known_until?.slice(0, 10) === lastDay);
    return t(begun ? "fresh.soFar" : "fresh.through", { day: sayDay(lastDay, language) });
  };
}
