/** A figure's measure, amounts, period and conventions as text. */
import { useTranslation } from "react-i18next";

import { useKpis, type OfficialFigure } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayDay, sayPeriod, sayRange } from "../../ui/dates";
import { say } from "../../ui/format";
import { today } from "../../ui/today";
import { useCoded } from "../../ui/words";

type Measured = Pick<OfficialFigure, "unit" | "currency">;

export function useFigureWords() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const coded = useCoded();
  const kpis = new Map((useKpis().data ?? []).map((kpi) => [kpi.id, two(kpi.name)]));
  const amount = ({ unit, currency }: Measured, value: string | null) => say(value, { unit: unit ?? "count", currency, language, size: "full" });
  return {
    amount,
    /** With its sign, a plus too. */
    change: (figure: Measured, value: string | null) => {
      const text = amount(figure, value);
      return value !== null && Number(value) > 0 && text !== amount(figure, "0") ? `+${text}` : text;
    },
    /** Whether an amount is seen to be other than zero. */
    tells: (figure: Measured, value: string | undefined): value is string => value !== undefined && /[1-9]/.test(amount(figure, value)),
    measure: (figure: OfficialFigure) => [figure.kpi ? (kpis.get(figure.kpi) ?? figure.kpi) : figure.measure, figure.sku].filter(Boolean).join(" · "),
    report: (figure: OfficialFigure) => (figure.report_name ? two(figure.report_name) : figure.report),
    period: ({ start, end }: Pick<OfficialFigure, "start" | "end">) => (isMonth(start, end) ? sayPeriod(start, "month", language) : sayRange(start, end, language, today())),
    day: (iso: string) => sayDay(iso, language, today()),
    why: (figure: OfficialFigure) => (figure.reason ? coded("figureReason", figure.reason, figure.reason) : null),
    /** What a convention is called, and what it says: `cancelled orders: counted`. */
    convention: (name: string, value: string) => `${coded("convention", name, name)}${t("reconciliation.colon")}${coded("conventionValue", value, value)}`,
  };
}

export type FigureWords = ReturnType<typeof useFigureWords>;

function isMonth(start: string, end: string): boolean {
  const [year = 0, month = 1] = start.split("-").map(Number);
  return start.endsWith("-01") && end === new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
