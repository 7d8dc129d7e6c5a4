/** Words for what the server names by a code: problems, reasons, warnings, facts, roles. */
import { useTranslation } from "react-i18next";

import type { Kpi, Problem } from "../api";
import { useDimensionName, useDimensionWord } from "./names";

/** The text under `group.code`, or `otherwise` where that code has none. */
export function useCoded(): (group: string, code: string, otherwise: string) => string {
  const { i18n } = useTranslation();
  return (group, code, otherwise) => {
    const found: unknown = i18n.getResource(i18n.language, "translation", `${group}.${code}`);
    return typeof found === "string" ? found : otherwise;
  };
}

/** What went wrong; for a slice that a KPI's data cannot give, also which ones it can. */
export function useProblemWords(): (problem: Problem, kpi?: Kpi, short?: boolean) => string {
  const coded = useCoded();
  const dimensionName = useDimensionName();
  const dimensionWord = useDimensionWord();
  const { t } = useTranslation();
  return ({ code, message, lacking }, kpi, short = false) => {
    if (code === "slice_refused" && kpi) {
      const lacks = t("problem.lacks", { dimension: lacking.map(dimensionWord).join(t("comma")) });
      return short ? lacks : lacks + t("problem.possible", { possible: kpi.slices.map(dimensionName).join(t("comma")) });
    }
    return coded("problem", code, message || t("problem.error"));
  };
}

export function useReasonWords(): (reason: string | null) => string {
  const coded = useCoded();
  const { t } = useTranslation();
  return (reason) => (reason ? coded("reason", reason, reason) : t("reason.no_data"));
}

export function useFactName(): (fact: string) => string {
  const coded = useCoded();
  return (fact) => coded("fact", fact, fact);
}
