/** Another password, with the present one. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useNewPassword } from "../../api";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Own.module.css";

const EMPTY = { old: "", next: "" };

export function PasswordForm() {
  const { t } = useTranslation();
  const words = useProblemWords();
  const change = useNewPassword();
  const [given, write] = useState(EMPTY);
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ old: given.old, new: given.next }, { onSuccess: () => write(EMPTY) });
  };
  return (
    <form className={css.form} onSubmit={save} noValidate aria-label={t("account.password")}>
      <label>
        <span>{t("account.present")}</span>
        <Input.Password autoComplete="current-password" value={given.old} onChange={(event) => write({ ...given, old: event.target.value })} />
      </label>
      <label>
        <span>{t("account.next")}</span>
        <Input.Password autoComplete="new-password" value={given.next} onChange={(event) => write({ ...given, next: event.target.value })} />
      </label>
      {change.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(change.error))}
        </p>
      )}
      {change.isSuccess && given === EMPTY && (
        <p className={`${css.wide} ${css.done}`} role="status">
          {t("account.changed")}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={!given.old || !given.next}>
          {t("account.change")}
        </Button>
      </p>
    </form>
  );
}
