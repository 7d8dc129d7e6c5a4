/** One SKU opened: a new cost from a day on, why, and what it was before. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useEnterCosts, type LandedCosts, type SkuCost } from "../../api";
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import { say } from "../../ui/format";
import { Button, Input } from "../../ui/kit";
import { today } from "../../ui/today";
import { useProblemWords } from "../../ui/words";
import { CostFields } from "./CostFields";
import css from "./CostPanel.module.css";
import { draftOfChange, entered, wrongBySku } from "./drafts";

export function CostPanel({ row, costs, close }: { row: SkuCost; costs: LandedCosts; close: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const enter = useEnterCosts();
  const [draft, change] = useState(() => draftOfChange(row, costs.usual, today()));
  const [reason, explain] = useState("");
  const problem = enter.error ? asProblem(enter.error) : null;
  const wrong = wrongBySku(problem?.facts ?? {}, [row.sku]).get(row.sku) ?? {};
  const save = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ costs: [entered(row.sku, draft)], reason }, { onSuccess: close });
  };
  return (
    <div className={css.panel} onKeyDown={(event) => event.key === "Escape" && close()}>
      <form className={css.form} onSubmit={save} aria-label={t("costs.editOne", { sku: row.sku })} noValidate>
        <CostFields sku={row.sku} draft={draft} wrong={wrong} change={change} />
        <label className={css.reason}>
          <span>{t("costs.reason")}</span>
          <Input value={reason} maxLength={200} placeholder={t("costs.reasonHint")} onChange={(event) => explain(event.target.value)} />
        </label>
        <div className={css.actions}>
          <Button type="primary" htmlType="submit" loading={enter.isPending}>
            {t("costs.save")}
          </Button>
          <Button onClick={close}>{t("cancel")}</Button>
        </div>
        {problem && Object.keys(wrong).length === 0 && (
          <p className={css.trouble} role="alert">
            {words(problem)}
          </p>
        )}
      </form>
      <History row={row} />
    </div>
  );
}

function History({ row }: { row: SkuCost }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (row.history.length === 0) return <p className={css.nothing}>{t("costs.noHistory")}</p>;
  return (
    <table className={css.history}>
      <caption>{t("costs.history")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("costs.field.effective_from")}</th>
          <th scope="col">{t("costs.field.purchase")}</th>
          <th scope="col">{t("costs.field.inbound")}</th>
          <th scope="col">{t("costs.field.duty")}</th>
          <th scope="col">{t("costs.unit")}</th>
        </tr>
      </thead>
      <tbody>
        {row.history.map((cost) => {
          const price = (value: string, currency: string | null) => say(value, { unit: "money", currency, language, size: "price" });
          return (
            <tr key={cost.effective_from} data-now={cost.effective_from === row.now?.effective_from ? "" : undefined}>
              <th scope="row">
                {sayDay(cost.effective_from, language, today())}
                {cost.effective_from === row.now?.effective_from && <small>{t("costs.inForce")}</small>}
              </th>
              <td>{price(cost.purchase, null)}</td>
              <td>{price(cost.inbound, null)}</td>
              <td>{price(cost.duty, null)}</td>
              <td>{price(cost.unit, cost.currency)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
