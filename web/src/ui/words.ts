/** Words for what the server names by a code: problems, reasons, warnings, facts, roles. */
import { useTranslation } from "react-i18next";

import type { Problem } from "../api";

/** The text under `group.code`, or `otherwise` where that code has none. */
export function useCoded(): (group: string, code: string, otherwise: string) => string {
  const { i18n } = useTranslation();
  return (group, code, otherwise) => {
    const found: unknown = i18n.getResource(i18n.language, "translation", `${group}.${code}`);
    return typeof found === "string" ? found : otherwise;
  };
}

export function useProblemWords(): (problem: Problem) => string {
  const coded = useCoded();
  const { t } = useTranslation();
  return ({ code, message }) => coded("problem", code, message || t("problem.error"));
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

export function useWarningWords(): (warning: string) => string {
  const coded = useCoded();
  return (warning) => coded("warning", warning, warning);
}
