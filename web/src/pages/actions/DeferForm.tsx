/** Until which day proposals are put aside, and why; when one expires is said here, so that nobody is surprised. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useDefer } from "../../api";
import { addDays } from "../../api/period";
import form from "../../ui/form.module.css";
import { Button, Input } from "../../ui/kit";
import { today } from "../../ui/today";
import { useProblemWords } from "../../ui/words";
import css from "./DeferForm.module.css";
import { Refused } from "./Refused";

type DeferFormProps = { ids: readonly number[]; latest?: string; expires?: string; close: () => void; aside: (ids: readonly number[], until: string) => void };

export function DeferForm({ ids, latest, expires, close, aside }: DeferFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const defer = useDefer();
  const [until, setUntil] = useState(() => addDays(today(), 1));
  const [reason, explain] = useState("");
  const act = ids.length > 1 ? t("actions.deferSome", { count: ids.length }) : t("actions.defer");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (until === "" || reason.trim() === "") return;
    defer.mutate(
      { ids: [...ids], until, reason: reason.trim() },
      {
        onSuccess: ({ actions, refused }) => {
          if (actions.length > 0) aside(actions.map(({ id }) => id), until);
          if (refused.length === 0) close();
        },
      },
    );
  };
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={save} aria-label={act} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("actions.deferUntil")}</span>
        <Input type="date" autoFocus min={addDays(today(), 1)} {...(latest ? { max: latest } : {})} value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <label>
        <span>{t("reasonForm.why")}</span>
        <Input value={reason} maxLength={500} placeholder={t("actions.deferHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      <p className={`${form.wide} ${css.note}`}>{expires ? t("actions.deferExpires", { when: expires }) : t("actions.deferEach")}</p>
      {defer.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(defer.error))}
        </p>
      )}
      <Refused decided={defer.data} />
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={defer.isPending} disabled={until === "" || reason.trim() === ""}>
          {act}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
