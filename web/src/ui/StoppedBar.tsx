/** Above every page while all actions are stopped: why, by whom, since when, and letting them go on. */
import { PauseCircleFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useSwitch, useTurnSwitch } from "../api";
import { useLanguage } from "../text";
import { sayAgo } from "./ago";
import { Button } from "./kit";
import { ReasonForm } from "./ReasonForm";
import css from "./StoppedBar.module.css";

export function StoppedBar() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useSwitch().data;
  const turn = useTurnSwitch();
  const [asking, ask] = useState(false);
  if (!now?.stopped) return null;
  return (
    <section className={css.bar} aria-label={t("stop.stopped")} data-stopped="">
      <p className={css.line}>
        <PauseCircleFilled aria-hidden="true" />
        <b>{t("stop.stopped")}</b>
        <q>{now.reason}</q>
        <span>{[now.by.replace(/^cli:/, ""), now.at && sayAgo(now.at, language)].filter(Boolean).join(" · ")}</span>
        {!asking && (
          <Button size="small" onClick={() => ask(true)}>
            {t("stop.resume")}
          </Button>
        )}
      </p>
      {asking && (
        <ReasonForm act={t("stop.resume")} hint={t("stop.resumeHint")} pending={turn.isPending} problem={turn.error} close={() => ask(false)} send={(reason) => turn.mutate({ stopped: false, reason }, { onSuccess: () => ask(false) })}>
          {t("stop.resumeMeans")}
        </ReasonForm>
      )}
    </section>
  );
}
