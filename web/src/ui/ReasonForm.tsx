/** A decision that needs its reason said, or may have a note: one line, one button. */
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { InputRef } from "antd";

import { asProblem } from "../api";
import { Button, Input } from "./kit";
import css from "./ReasonForm.module.css";
import { useProblemWords } from "./words";

type ReasonFormProps = {
  /** What the button says, and the form is called. */
  act: string;
  hint?: string;
  /** Whether it can be sent without a word. */
  optional?: boolean;
  danger?: boolean;
  pending: boolean;
  problem: Error | null;
  send: (reason: string) => void;
  close: () => void;
  children?: ReactNode;
};

export function ReasonForm({ act, hint, optional = false, danger = false, pending, problem, send, close, children }: ReasonFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const id = useId();
  const field = useRef<InputRef>(null);
  const [reason, explain] = useState("");
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const ready = optional || reason.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !pending) send(reason.trim());
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={act} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      {children && <p className={css.wide}>{children}</p>}
      <label htmlFor={id}>
        <span>{t(optional ? "reasonForm.note" : "reasonForm.why")}</span>
        <Input id={id} ref={field} value={reason} maxLength={500} placeholder={hint} onChange={(event) => explain(event.target.value)} />
      </label>
      <p className={css.buttons}>
        <Button type="primary" htmlType="submit" danger={danger} loading={pending} disabled={!ready}>
          {act}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
      {problem && (
        <p className={css.trouble} role="alert">
          {words(asProblem(problem))}
        </p>
      )}
    </form>
  );
}
