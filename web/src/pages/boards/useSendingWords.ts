/** Words for when a board is sent, to whom, and with which filters. */
import { useTranslation } from "react-i18next";

import type { SentView, Subscription } from "../../api";
import { isPreset } from "../../api/period";
import { useCompareName } from "../../ui/filters/useCompareName";
import { useLanguage, type Language } from "../../text";
import { useDimensionName } from "../../ui/names";

const LAST_DAY = 31;
/** The first Monday of 2024. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const tag = (language: Language) => (language === "zh" ? "zh-CN" : "en-GB");

export function weekdays(language: Language): { value: number; label: string }[] {
  const name = new Intl.DateTimeFormat(tag(language), { weekday: "short", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, index) => ({ value: index + 1, label: name.format(MONDAY + index * DAY_MS) }));
}

/** Day and time where the schedule is kept. */
export function sayMoment(instant: string, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(tag(language), { timeZone, month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" }).format(new Date(instant));
}

export function useSendingWords() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const dimensionName = useDimensionName();
  const compareName = useCompareName();
  const when = ({ every, time, zone, weekdays: days, day }: Subscription["when"]): string => {
    const facts = { time, zone };
    if (every === "week") {
      const names = weekdays(language).filter(({ value }) => days?.includes(value)).map(({ label }) => label);
      return t("sending.weekly", { ...facts, days: names.join(t("comma")) });
    }
    if (every === "month") return day === LAST_DAY ? t("sending.monthEnd", facts) : t("sending.monthly", { ...facts, day });
    return t("sending.daily", facts);
  };
  const to = ({ people, channels }: Pick<Subscription, "people" | "channels">): string =>
    [...people.map(({ name }) => name), ...channels.map(({ name }) => t("sending.channel", { name }))].join(t("comma"));
  const view = ({ period = "28d", compare = "previous", where = [], currency }: Partial<SentView>): string => {
    const said = [isPreset(period) ? t(`period.${period}`) : period.replace("..", " – "), compare === "none" ? t("sending.alone") : t("sending.against", { what: compareName(compare) })];
    const filters = where.map((clause) => `${dimensionName(clause.slice(0, clause.indexOf(":")))}: ${clause.slice(clause.indexOf(":") + 1)}`);
    return [...said, ...filters, ...(currency ? [currency] : [])].join(" · ");
  };
  return { when, to, view };
}
