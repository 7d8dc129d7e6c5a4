/** Any two days of the calendar. */
import { DatePicker } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";

export type AnyDaysProps = { from: string | null; to: string | null; onChoose: (from: string, to: string) => void };

export default function AnyDays({ from, to, onChoose }: AnyDaysProps) {
  const { t } = useTranslation();
  return (
    <DatePicker.RangePicker
      allowClear={false}
      format="YYYY-MM-DD"
      value={from && to ? [dayjs(from), dayjs(to)] : null}
      aria-label={t("period.custom")}
      onChange={(days) => days?.[0] && days[1] && onChoose(iso(days[0]), iso(days[1]))}
    />
  );
}

const iso = (day: Dayjs) => day.format("YYYY-MM-DD");
