/** The proof beside the page: pushes it aside on wide screens, covers it on others. */
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

import type { KpiDetail, View } from "../../api";
import { useTwo } from "../../text";
import { CloseOutlined, Drawer } from "../../ui/kit";
import { ToolButton } from "../../ui/ToolButton";
import { useWide } from "../../ui/useWide";
import css from "./Proof.module.css";
import { ProofContent } from "./ProofContent";

type ProofProps = { kpi: KpiDetail; view: View; lastDay: string; onClose: () => void };

export function Proof({ kpi, view, lastDay, onClose }: ProofProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const wide = useWide();
  const title = t("proof.title", { name: two(kpi.name) });
  const content = <ProofContent kpi={kpi} view={view} lastDay={lastDay} />;
  if (!wide) {
    return (
      <Drawer open title={title} size={496} onClose={onClose} styles={{ body: { padding: 0 } }}>
        {content}
      </Drawer>
    );
  }
  return (
    <Beside title={title} close={t("proof.close")} onClose={onClose}>
      {content}
    </Beside>
  );
}

type BesideProps = { title: string; close: string; onClose: () => void; children: React.ReactNode };

function Beside({ title, close, onClose, children }: BesideProps) {
  const aside = useRef<HTMLElement>(null);
  useEffect(() => aside.current?.focus({ preventScroll: true }), []);
  return (
    <aside ref={aside} className={css.beside} aria-label={title} tabIndex={-1} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header className={css.head}>
        <h2>{title}</h2>
        <ToolButton label={close} icon={<CloseOutlined aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className={css.scroll}>{children}</div>
    </aside>
  );
}
