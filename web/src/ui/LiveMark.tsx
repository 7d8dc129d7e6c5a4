/** Whether what is shown follows the data by itself: a quiet dot while it does, a word while the way is broken. */
import { useTranslation } from "react-i18next";

import { useLive } from "../api/live";
import css from "./LiveMark.module.css";

export function LiveMark() {
  const { t } = useTranslation();
  const state = useLive();
  if (state === "starting") return null;
  const text = t(state === "live" ? "live.on" : "live.broken");
  return (
    <span role="status" className={css.mark} data-live={state} title={t(state === "live" ? "live.onMeans" : "live.brokenMeans")}>
      <i aria-hidden="true" />
      <span>{text}</span>
    </span>
  );
}
