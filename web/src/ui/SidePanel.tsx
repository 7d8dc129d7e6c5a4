/** Details beside the page: pushes it aside on wide screens, covers it on others. */
import { CloseOutlined } from "@ant-design/icons";
import { Drawer } from "antd";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import css from "./SidePanel.module.css";
import { ToolButton } from "./ToolButton";
import { useWide } from "./useWide";

type SidePanelProps = { title: string; close?: string; onClose: () => void; width?: number; children: ReactNode };

export function SidePanel({ title, close, onClose, width = 496, children }: SidePanelProps) {
  const { t } = useTranslation();
  const wide = useWide();
  const aside = useRef<HTMLElement>(null);
  useEffect(() => aside.current?.focus({ preventScroll: true }), [wide]);
  if (!wide) {
    return (
      <Drawer open title={title} size={width} onClose={onClose} styles={{ body: { padding: 0 } }}>
        {children}
      </Drawer>
    );
  }
  return (
    <aside ref={aside} className={css.beside} aria-label={title} tabIndex={-1} onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <header className={css.head}>
        <h2>{title}</h2>
        <ToolButton label={close ?? t("close")} icon={<CloseOutlined aria-hidden="true" />} onClick={onClose} />
      </header>
      <div className={css.scroll}>{children}</div>
    </aside>
  );
}
