/** Taking a difference as it is, with the reason. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useAccept } from "../../api";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./AcceptForm.module.css";

export function AcceptForm({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const accept = useAccept(id);
  const [note, explain] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    accept.mutate(note.trim(), { onSuccess: close });
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("reconciliation.accept")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label className={css.wide}>
        <span>{t("goals.why")}</span>
        <Input autoFocus value={note} maxLength={500} placeholder={t("reconciliation.acceptHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {accept.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(accept.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={accept.isPending} disabled={note.trim() === ""}>
          {t("reconciliation.accept")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
