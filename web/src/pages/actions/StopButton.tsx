/** Stopping everything from here, with the reason; what is stopped already says the bar above every page. */
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay, useSwitch, useTurnSwitch } from "../../api";
import { Button, StopOutlined } from "../../ui/kit";
import { ReasonForm } from "../../ui/ReasonForm";
import css from "./StopButton.module.css";

export function StopButton() {
  const { t } = useTranslation();
  const now = useSwitch().data;
  const turn = useTurnSwitch();
  const [asking, ask] = useState(false);
  const { mayForAll } = useMay();
  if (!now || now.stopped || !mayForAll("approve_actions")) return null;
  if (asking) {
    return (
      <div className={css.form}>
        <ReasonForm act={t("stop.all")} danger hint={t("stop.hint")} pending={turn.isPending} problem={turn.error} close={() => ask(false)}
          send={(reason) => turn.mutate({ stopped: true, reason }, { onSuccess: () => ask(false) })}
        >
          {t("stop.means")}
        </ReasonForm>
      </div>
    );
  }
  return (
    <p className={css.line}>
      <Button danger icon={<StopOutlined aria-hidden="true" />} onClick={() => ask(true)}>
        {t("stop.all")}
      </Button>
      <span>{t("stop.note")}</span>
    </p>
  );
}
