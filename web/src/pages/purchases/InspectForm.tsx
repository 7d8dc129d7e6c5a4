/** How many units of a line were looked at, and how many of them were good. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useInspect, type PurchaseDetail, type PurchaseLine } from "../../api";
import form from "../../ui/form.module.css";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./ReceiveForm.module.css";

type InspectFormProps = { purchase: PurchaseDetail; line: PurchaseLine; close: () => void };

export function InspectForm({ purchase, line, close }: InspectFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const inspect = useInspect(purchase.id);
  const [counts, count] = useState({ inspected: String(line.inspected ?? line.received), passed: String(line.passed ?? line.inspected ?? line.received) });
  const whole = Object.values(counts).every((text) => /^\d+$/.test(text.trim()));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (whole) inspect.mutate({ line: line.number, inspected: Number(counts.inspected), passed: Number(counts.passed) }, { onSuccess: close });
  };
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={save} aria-label={t("purchases.inspectOne", { name: line.sku })} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      {(["inspected", "passed"] as const).map((name) => (
        <label key={name}>
          <span>{t(`purchases.count.${name}`)}</span>
          <Input autoFocus={name === "inspected"} inputMode="numeric" value={counts[name]} maxLength={9} onChange={(event) => count({ ...counts, [name]: event.target.value })} />
        </label>
      ))}
      {inspect.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(inspect.error))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={inspect.isPending} disabled={!whole}>
          {t("purchases.keep")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
