/** How long ago something was, or how soon it will be, in the largest unit that says it. */
import dayjs from "dayjs";

import type { Language } from "../text";
import { sayDay, sayTime } from "./dates";
import { today } from "./today";

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function sayAgo(instant: string, language: Language, now: number = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language === "zh" ? "zh-CN" : "en", { numeric: "auto" });
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size * 0.95);
  return step ? words.format(Math.round(seconds / step[1]), step[0]) : words.format(0, "second");
}

/** Day and time of an instant where the person sits. */
export const sayMoment = (instant: string, language: Language): string => `${sayDay(dayjs(instant).format("YYYY-MM-DD"), language, today())} ${sayTime(instant, language)}`;
