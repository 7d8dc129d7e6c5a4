/** A review's numbers, days and names as text. */
import { useTranslation } from "react-i18next";

import type { ReviewDetail, ReviewEntry } from "../../api";
import { useLanguage } from "../../text";
import { sayDay, sayPeriod, sayRange } from "../../ui/dates";
import { change, MINUS, MISSING, say } from "../../ui/format";
import { today } from "../../ui/today";

export function useReviewWords(review: ReviewDetail | null) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const currency = review?.currency ?? null;
  const number = (value: string | null, unit: string, own: string | null = currency) => say(value, { unit, currency: own, language, size: "table" });
  const signed = (value: string | null, unit: string) => {
    if (value === null) return MISSING;
    const size = unit === "ratio" ? (change({ change: value.replace("-", ""), ratio: null }, "ratio", language)?.text ?? "0 pp") : number(value.replace("-", ""), unit);
    const bare = size.replace(/^[+\u2212]/, "");
    return /[1-9]/.test(bare) ? (value.startsWith("-") ? MINUS : "+") + bare : bare;
  };
  return {
    number,
    signed,
    money: (value: string | null) => (value === null ? t("reviews.notTranslated") : signed(value, "money")),
    share: (value: string | null) => say(value, { unit: "ratio", currency: null, language, size: "table" }),
    period: ({ grain, start }: Pick<ReviewEntry, "grain" | "start">) => (grain === "week" ? `${start.slice(0, 4)} ${sayPeriod(start, grain, language)}` : sayPeriod(start, grain, language)),
    range: (start: string, end: string) => sayRange(start, end, language, today()),
    day: (iso: string) => sayDay(iso, language, today()),
    person: (id: string | null) => (id ? (review?.people[id] ?? id) : t("goals.nobody")),
  };
}

export type ReviewWords = ReturnType<typeof useReviewWords>;

/** Whether a change is good: by its money, else by the KPI's better direction. */
export function toneOf(worth: string | null, moved: string | null, better: string): "ok" | "bad" | "even" {
  if (worth !== null) return Number(worth) > 0 ? "ok" : Number(worth) < 0 ? "bad" : "even";
  if (moved === null || Number(moved) === 0 || better === "band") return "even";
  return Number(moved) > 0 === (better === "up") ? "ok" : "bad";
}
