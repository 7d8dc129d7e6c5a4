/** A draft is put in force with a reason; what hinders it is said by the server. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useActivate, type GoalDetail } from "../../api";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./TargetForm.module.css";

export function ActivateForm({ goal }: { goal: GoalDetail }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const activate = useActivate(goal.id);
  const [reason, explain] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    activate.mutate(reason.trim());
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("goals.activate")} noValidate>
      <label className={css.reason}>
        <span>{t("goals.why")}</span>
        <Input value={reason} maxLength={200} placeholder={t("goals.whyHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {activate.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(activate.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={activate.isPending} disabled={reason.trim() === ""}>
          {t("goals.activate")}
        </Button>
        <span>{t("goals.activateNote")}</span>
      </p>
    </form>
  );
}
