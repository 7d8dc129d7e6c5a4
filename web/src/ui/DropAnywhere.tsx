/** Files dropped on any page are handed in, and the page of imports shows what they are. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { hand } from "../api";
import css from "./DropAnywhere.module.css";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

export function DropAnywhere() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [over, hover] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      hover(true);
    };
    const leave = (event: DragEvent) => event.relatedTarget === null && hover(false);
    const drop = (event: DragEvent) => {
      hover(false);
      // A part of a page that takes files itself has taken them already.
      if (event.defaultPrevented || !hasFiles(event)) return;
      event.preventDefault();
      hand([...event.dataTransfer!.files]);
      void navigate("/imports");
    };
    const listeners = { dragover: drag, dragleave: leave, drop } as const;
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
    };
  }, [navigate]);
  return over ? <div className={css.over}>{t("imports.anywhere")}</div> : null;
}
