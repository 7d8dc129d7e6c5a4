/** Annotations of a chart over time: its signs, what its bubbles say, the switch for them, and their list below it. */
import { FlagOutlined } from "@ant-design/icons";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";

import { useAnnotations, whereClauses, type View } from "../../api";
import { useLanguage } from "../../text";
import { sayTightRange } from "../dates";
import { ToolButton } from "../ToolButton";
import { onDot, placed, type Days } from "./placing";
import { useMarksShown } from "./shown";
import { Under } from "./Under";

/** Annotations that the bubble of a point tells. */
const MOST_TOLD = 5;

export type Marked = {
  kpi: string;
  where: View["where"];
  /** The points along the chart; none while they are not known. */
  days: readonly Days[];
  lastDay: string;
};

export function useMarks({ kpi, where, days, lastDay }: Marked) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [shown, show] = useMarksShown();
  const found = useAnnotations(kpi, whereClauses(where), shown && days.length > 0 ? { from: days[0]!.start, to: days.at(-1)!.end } : null);
  const told = shown ? found.data?.annotations : undefined;
  const signs = useMemo(() => placed(told ?? [], days), [told, days]);
  const notes = useCallback(
    (index: number) => {
      const here = onDot(told ?? [], days[index]);
      const lines = here.slice(0, MOST_TOLD).map(({ first, until, text }) => `${sayTightRange(first, until, language, lastDay)} ${text[language]}`);
      return here.length > MOST_TOLD ? [...lines, t("annotations.more", { count: here.length - MOST_TOLD })] : lines;
    },
    [told, days, language, lastDay, t],
  );
  return {
    signs,
    notes,
    tool: <ToolButton pressed={shown} label={t(shown ? "annotations.hide" : "annotations.show")} icon={<FlagOutlined aria-hidden="true" />} onClick={() => show(!shown)} />,
    under: told && <Under kpi={kpi} annotations={told} kinds={found.data?.kinds ?? []} lastDay={lastDay} stores={where["store"] ?? []} />,
  };
}
