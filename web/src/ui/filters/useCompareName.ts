/** What a comparison is called; an event by its first day. */
import { useTranslation } from "react-i18next";

import { eventDay } from "../../api/period";
import { useLanguage } from "../../text";
import { sayDay } from "../dates";

export function useCompareName(): (compare: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (compare) => {
    const day = eventDay(compare);
    return day ? t("compare.from", { day: sayDay(day, language, "") }) : t(`compare.${compare as "year"}`);
  };
}
