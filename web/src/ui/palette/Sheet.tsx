/** A dialog over everything, closed by Escape or a click beside it; what had the focus has it again. */
import { useLayoutEffect, useRef, type ReactNode } from "react";

import css from "./Sheet.module.css";

type SheetProps = { label: string; close: () => void; children: ReactNode };

export function Sheet({ label, close, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key: what is typed from now on is for the dialog.
  useLayoutEffect(() => {
    const shown = dialog.current!;
    if (!shown.open) shown.showModal();
  }, []);
  return (
    <dialog ref={dialog} className={css.sheet} aria-label={label} onClose={close} onMouseDown={(event) => event.target === dialog.current && dialog.current.close()}>
      <div className={css.inside}>{children}</div>
    </dialog>
  );
}
