/** The proof of the number that the page shows. */
import { useTranslation } from "react-i18next";

import type { KpiDetail, View } from "../../api";
import { useTwo } from "../../text";
import { SidePanel } from "../../ui/SidePanel";
import { ProofContent } from "./ProofContent";

type ProofProps = { kpi: KpiDetail; view: View; lastDay: string; onClose: () => void };

export function Proof({ kpi, view, lastDay, onClose }: ProofProps) {
  const { t } = useTranslation();
  const two = useTwo();
  return (
    <SidePanel title={t("proof.title", { name: two(kpi.name) })} close={t("proof.close")} onClose={onClose}>
      <ProofContent kpi={kpi} view={view} lastDay={lastDay} />
    </SidePanel>
  );
}
