/** Where the supplier's orders are mailed to, and in which language. */
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useSetContact, type PurchaseDetail } from "../../api";
import form from "../../ui/form.module.css";
import { Button, EditOutlined, Input, Select } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { useProblemWords } from "../../ui/words";
import css from "./ReceiveForm.module.css";

const LOCALES = ["zh-CN", "en"] as const;

export function ContactTile({ purchase }: { purchase: PurchaseDetail }) {
  const { t } = useTranslation();
  const [editing, edit] = useState(false);
  const { contact } = purchase;
  return (
    <Tile id="contact" title={t("contact.title")} note={purchase.supplier_name}
      extra={!editing && (
        <Button icon={<EditOutlined aria-hidden="true" />} onClick={() => edit(true)}>
          {t(contact ? "contact.change" : "contact.set")}
        </Button>
      )}
    >
      {editing ? <Form purchase={purchase} close={() => edit(false)} /> : <p>{contact ? `${contact.email} · ${t(`contact.locale.${contact.locale as (typeof LOCALES)[number]}`)}` : t("contact.none")}</p>}
    </Tile>
  );
}

function Form({ purchase, close }: { purchase: PurchaseDetail; close: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const set = useSetContact(purchase.supplier);
  const localeId = useId();
  const [email, type] = useState(purchase.contact?.email ?? "");
  const [locale, choose] = useState<(typeof LOCALES)[number]>(purchase.contact?.locale === "en" ? "en" : "zh-CN");
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim()) set.mutate({ email: email.trim(), locale }, { onSuccess: close });
  };
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={save} aria-label={t("contact.title")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("contact.email")}</span>
        <Input autoFocus type="email" value={email} maxLength={254} onChange={(event) => type(event.target.value)} />
      </label>
      <label>
        <span id={localeId}>{t("contact.language")}</span>
        <Select aria-labelledby={localeId} value={locale} onChange={choose} options={LOCALES.map((value) => ({ value, label: t(`contact.locale.${value}`) }))} />
      </label>
      {set.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(set.error))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={set.isPending} disabled={email.trim() === ""}>
          {t("purchases.keep")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
