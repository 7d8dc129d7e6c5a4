/** Other amounts for a proposal, within its limits, and why; kept, or kept and approved. What somebody else changed meanwhile is not overwritten. */
import { useEffect, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useAmounts, useEdit, type ActionAmount } from "../../api";
import form from "../../ui/form.module.css";
import { Button, Input } from "../../ui/kit";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useProblemWords } from "../../ui/words";
import css from "./EditForm.module.css";
import type { ActionWords } from "./useActionWords";

type EditFormProps = { id: number; words: ActionWords; close: () => void; approve: (note: string, digest: string) => void };

export function EditForm({ id, words, close, approve }: EditFormProps) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const found = useAmounts(id);
  const edit = useEdit(id);
  const [now, type] = useState<Readonly<Record<number, string>>>({});
  const [reason, explain] = useState("");
  if (found.error) return <Troubled problem={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Wait bars={[60, 100]} tall={[18, 40]} />;
  const { digest, amounts } = found.data;
  const changed = amounts.filter(({ line, value }) => now[line] !== undefined && now[line].trim() !== value);
  const ready = changed.length > 0 && reason.trim() !== "" && changed.every(({ line }) => /^\d+(\.\d+)?$/.test(now[line]!.trim()));
  const save = (done: (digest: string) => void) => {
    if (!ready || edit.isPending) return;
    edit.mutate({ digest, amounts: changed.map(({ line }) => ({ line, value: now[line]!.trim() })), reason: reason.trim() }, { onSuccess: (kept) => done(kept.digest) });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(close);
  };
  return (
    <form className={css.form} onSubmit={submit} aria-label={t("actions.edit")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <div className={css.lines}>
        {amounts.map((amount, index) => (
          <Line key={amount.line} amount={amount} words={words} first={index === 0} value={now[amount.line] ?? amount.value} type={(value) => type((before) => ({ ...before, [amount.line]: value }))} />
        ))}
      </div>
      <label className={css.why}>
        <span>{t("reasonForm.why")}</span>
        <Input value={reason} maxLength={500} placeholder={t("actions.editHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {edit.error && (
        <p className={form.trouble} role="alert">
          {problem(asProblem(edit.error))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={edit.isPending} disabled={!ready}>
          {t("actions.keepEdit")}
        </Button>
        <Button disabled={!ready || edit.isPending} onClick={() => save((kept) => approve(reason.trim(), kept))}>
          {t("actions.keepAndApprove")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}

type LineProps = { amount: ActionAmount; words: ActionWords; first: boolean; value: string; type: (value: string) => void };

function Line({ amount, words, first, value, type }: LineProps) {
  const { t } = useTranslation();
  const { item, unit, least, most, none, proposed } = amount;
  const out = Number(value) !== Number(none) && (Number(value) < Number(least) || Number(value) > Number(most));
  useEffect(() => {
    if (first) document.querySelector<HTMLInputElement>(`[data-amount="${amount.line}"]`)?.select();
  }, [first, amount.line]);
  return (
    <label className={css.line}>
      <span className={css.item}>{item}</span>
      <Input data-amount={amount.line} inputMode="decimal" value={value} maxLength={18} status={out ? "error" : ""} suffix={unit === "units" ? t("actions.units") : unit} onChange={(event) => type(event.target.value)} />
      <span className={out ? css.out : css.range}>
        {t(unit === "units" ? "actions.rangeUnits" : "actions.range", { least: words.plain(least), most: words.plain(most), none: words.plain(none) })}
        {Number(proposed) !== Number(value) && ` ${t("actions.wasProposed", { value: words.plain(proposed) })}`}
      </span>
    </label>
  );
}
