/** No messages until a day, and why; the alert itself stays in the inbox. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useMay, useMute } from "../../api";
import { addDays } from "../../api/period";
import { Button, Checkbox, Input } from "../../ui/kit";
import { today } from "../../ui/today";
import { useProblemWords } from "../../ui/words";
import css from "./MuteForm.module.css";

const DAYS = 7;

export function MuteForm({ id, close }: { id: number; close: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const mute = useMute(id);
  const [until, setUntil] = useState(() => addDays(today(), DAYS));
  const [reason, explain] = useState("");
  const [every, setEvery] = useState(false);
  const { whole } = useMay();
  const save = (event: FormEvent) => {
    event.preventDefault();
    mute.mutate({ until, reason: reason.trim(), whole_rule: every }, { onSuccess: close });
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("alerts.mute")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("alerts.until")}</span>
        <Input type="date" autoFocus min={today()} value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <label>
        <span>{t("goals.why")}</span>
        <Input value={reason} maxLength={200} placeholder={t("alerts.muteHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {whole && (
        <Checkbox className={css.wide ?? ""} checked={every} onChange={(event) => setEvery(event.target.checked)}>
          {t("alerts.wholeRule")}
        </Checkbox>
      )}
      {mute.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(mute.error))}
        </p>
      )}
      <p className={css.wide}>
        <Button type="primary" htmlType="submit" loading={mute.isPending} disabled={until === "" || reason.trim() === ""}>
          {t("alerts.mute")}
        </Button>{" "}
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
