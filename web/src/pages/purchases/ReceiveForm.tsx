/** How many units of a line have come in all, on which day, and whether the rest is still waited for. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useReceive, type PurchaseDetail, type PurchaseLine } from "../../api";
import form from "../../ui/form.module.css";
import { Button, Checkbox, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./ReceiveForm.module.css";

type ReceiveFormProps = { purchase: PurchaseDetail; line: PurchaseLine; close: () => void };

export function ReceiveForm({ purchase, line, close }: ReceiveFormProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const receive = useReceive(purchase.id);
  const [quantity, count] = useState(String(line.received || line.quantity));
  const [on, set] = useState(line.received_on ?? purchase.today);
  const [short, leave] = useState(line.short);
  const whole = /^\d+$/.test(quantity.trim());
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (whole && on) receive.mutate({ line: line.number, quantity: Number(quantity), on, short }, { onSuccess: close });
  };
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={save} aria-label={t("purchases.receiveOne", { name: line.sku })} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("purchases.inAll", { units: line.quantity })}</span>
        <Input autoFocus inputMode="numeric" value={quantity} maxLength={9} onChange={(event) => count(event.target.value)} />
      </label>
      <label>
        <span>{t("purchases.on")}</span>
        <Input type="date" max={purchase.today} value={on} onChange={(event) => set(event.target.value)} />
      </label>
      <Checkbox className={`${form.wide} ${css.check}`} checked={short} onChange={(event) => leave(event.target.checked)}>
        {t("purchases.noMore")}
      </Checkbox>
      {receive.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(receive.error))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={receive.isPending} disabled={!whole || on === ""}>
          {t("purchases.keep")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
