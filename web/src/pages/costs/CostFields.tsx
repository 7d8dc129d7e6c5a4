/** The five fields of a cost; what is wrong with one stands below it. */
import { useId, type HTMLAttributes } from "react";
import { useTranslation } from "react-i18next";

import { Input } from "../../ui/kit";
import css from "./CostFields.module.css";
import { FIELDS, type Draft, type FieldName, type Wrong } from "./drafts";

type CostFieldsProps = { sku: string; draft: Draft; wrong: Wrong; change: (draft: Draft) => void };

const KIND: Partial<Record<FieldName, HTMLAttributes<HTMLInputElement>["inputMode"]>> = { purchase: "decimal", inbound: "decimal", duty: "decimal" };

export function CostFields({ sku, draft, wrong, change }: CostFieldsProps) {
  const { t } = useTranslation();
  const id = useId();
  return FIELDS.map((field) => (
    <label key={field} className={css.field} data-field={field}>
      <span className={css.label}>{t(`costs.field.${field}`)}</span>
      <Input
        type={field === "effective_from" ? "date" : "text"}
        inputMode={KIND[field]}
        maxLength={field === "currency" ? 3 : 20}
        value={draft[field]}
        placeholder={field === "inbound" || field === "duty" ? "0" : undefined}
        aria-label={t("costs.fieldOf", { field: t(`costs.field.${field}`), sku })}
        aria-invalid={wrong[field] !== undefined}
        aria-describedby={wrong[field] ? `${id}-${field}` : undefined}
        {...(wrong[field] ? { status: "error" as const } : {})}
        onChange={(event) => change({ ...draft, [field]: field === "currency" ? event.target.value.toUpperCase() : event.target.value })}
      />
      {wrong[field] && (
        <span id={`${id}-${field}`} className={css.wrong} role="alert">
          {wrong[field]}
        </span>
      )}
    </label>
  ));
}
