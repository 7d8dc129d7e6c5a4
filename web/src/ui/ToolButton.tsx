/** A small icon button in the foot of a tile. */
import type { ReactNode } from "react";

import css from "./ToolButton.module.css";

type ToolButtonProps = { label: string; icon: ReactNode; pressed?: boolean; onClick: () => void };

export function ToolButton({ label, icon, pressed, onClick }: ToolButtonProps) {
  return (
    <button type="button" className={css.tool} aria-label={label} title={label} aria-pressed={pressed} onClick={onClick}>
      {icon}
    </button>
  );
}
