/** The events that have as many days of data after them as the period has, the newest first. */
import { useTranslation } from "react-i18next";

import { comparedWith, useEvents, type View } from "../../api";
import type { Compare } from "../../api/period";
import { useTwo } from "../../text";
import { Wait } from "../Wait";
import { OneOf } from "./OneOf";

type EventsProps = { view: View; lastDay: string; range: (compare: Compare) => string | undefined; onChoose: (compare: string) => void };

export default function Events({ view, lastDay, range, onChoose }: EventsProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const events = useEvents(lastDay);
  if (events.isError) return <p role="alert">{t("compare.noEvents")}</p>;
  if (!events.data) return <Wait bars={[80, 60, 70]} />;
  const options = events.data.flatMap(({ day, names }) => {
    const value: Compare = `event:${day}`;
    const days = comparedWith({ ...view, compare: value }, lastDay);
    return days && days.end <= lastDay ? [{ value, label: names.map(two).join(t("semicolon")), note: range(value) }] : [];
  });
  if (options.length === 0) return <p>{t("compare.noneFit")}</p>;
  return <OneOf label={t("compare.events")} options={options} value={view.compare} onChoose={onChoose} />;
}
