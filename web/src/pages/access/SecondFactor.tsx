/** The second factor: scan, type the code, keep the recovery codes; or end it with a code. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useConfirm, useEndSecondFactor, useEnrol } from "../../api";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Own.module.css";

export function SecondFactor({ on }: { on: boolean }) {
  const { t } = useTranslation();
  const enrol = useEnrol();
  const confirm = useConfirm();
  const end = useEndSecondFactor();
  if (confirm.data) {
    return (
      <div className={css.stack}>
        <p className={css.done} role="status">{t("account.on")}</p>
        <p className={css.lead}>{t("account.keepCodes")}</p>
        <ul className={css.codes} translate="no">
          {confirm.data.codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <Button onClick={() => confirm.reset()}>{t("account.kept")}</Button>
      </div>
    );
  }
  if (on) {
    return (
      <div className={css.stack}>
        <p className={css.done}>{t("account.on")}</p>
        <CodeForm act={t("account.end")} danger pending={end.isPending} problem={end.error} send={(code) => end.mutate(code, { onSuccess: () => enrol.reset() })} />
      </div>
    );
  }
  if (!enrol.data) {
    return (
      <div className={css.stack}>
        <p className={css.lead}>{t("account.off")}</p>
        <p>
          <Button loading={enrol.isPending} onClick={() => enrol.mutate()}>
            {t("account.begin")}
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div className={css.stack}>
      <p className={css.lead}>{t("account.scan")}</p>
      <div className={css.picture}>
        <img alt={t("account.picture")} src={`data:image/svg+xml;utf8,${encodeURIComponent(enrol.data.picture)}`} />
      </div>
      <p className={css.secret} translate="no">
        <code>{enrol.data.secret}</code>
      </p>
      <CodeForm act={t("account.confirm")} pending={confirm.isPending} problem={confirm.error} send={(code) => confirm.mutate(code)} />
    </div>
  );
}

type CodeFormProps = { act: string; danger?: boolean; pending: boolean; problem: Error | null; send: (code: string) => void };

function CodeForm({ act, danger = false, pending, problem, send }: CodeFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [code, type] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code);
  };
  return (
    <form className={css.form} onSubmit={submit} noValidate aria-label={act}>
      <label className={css.wide}>
        <span>{t("signIn.code")}</span>
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={20} value={code} onChange={(event) => type(event.target.value)} />
      </label>
      {problem && (
        <p className={css.trouble} role="alert">
          {words(asProblem(problem))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" danger={danger} htmlType="submit" loading={pending} disabled={code.trim().length < 6}>
          {act}
        </Button>
      </p>
    </form>
  );
}
