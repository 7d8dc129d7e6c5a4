/** The day on which the supplier got the order. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem } from "../../api";
import form from "../../ui/form.module.css";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";

type SentFormProps = { today: string; pending: boolean; problem: Error | null; send: (on: string) => void; close: () => void };

export function SentForm({ today, pending, problem, send, close }: SentFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [on, set] = useState(today);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (on) send(on);
  };
  return (
    <form className={form.form} onSubmit={save} aria-label={t("purchases.markSent")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("purchases.on")}</span>
        <Input type="date" autoFocus max={today} value={on} onChange={(event) => set(event.target.value)} />
      </label>
      {problem && (
        <p className={form.trouble} role="alert">
          {words(asProblem(problem))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={pending} disabled={on === ""}>
          {t("purchases.markSent")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
