/** Other terms for a playbook: mode, limits and settings, and why. Only what was changed is sent. */
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useChangeTerms, useCompany, type Playbook } from "../../api";
import { useTwo } from "../../text";
import { shifted } from "../../ui/decimals";
import form from "../../ui/form.module.css";
import { Button, Input, Select } from "../../ui/kit";
import { useCoded, useProblemWords } from "../../ui/words";
import css from "./TermsForm.module.css";

const NONE = "none";
const MODES = ["suggest", "approve", "alone"] as const;
/** Kept as a share, typed in percent. */
const SHARE = "change";

export function TermsForm({ playbook, close }: { playbook: Playbook; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const words = useProblemWords();
  const change = useChangeTerms(playbook.id);
  const currency = useCompany().data?.currency;
  const modeId = useId();
  const before: Record<string, string> = {
    mode: playbook.mode,
    ...Object.fromEntries(Object.entries(playbook.limits).map(([name, value]) => [name, value === NONE ? "" : name === SHARE ? shifted(value, 2) : value])),
    ...Object.fromEntries(playbook.settings.map(({ name, value }) => [name, value])),
  };
  const [now, type] = useState(before);
  const [reason, explain] = useState("");
  const changed = Object.keys(now).filter((name) => now[name]!.trim() !== before[name]);
  const sent = (name: string): string => {
    const value = now[name]!.trim();
    if (name in playbook.limits && value === "") return NONE;
    return name === SHARE ? shifted(value, -2) : value;
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (changed.length === 0 || reason.trim() === "") return;
    change.mutate({ changes: Object.fromEntries(changed.map((name) => [name, sent(name)])), reason: reason.trim() }, { onSuccess: close });
  };
  const suffix = (name: string) => (name === SHARE ? "%" : name === "day_actions" ? undefined : currency);
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={save} aria-label={t("terms.changeOf", { name: two(playbook.name) })} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label className={form.wide}>
        <span id={modeId}>{t("terms.mode")}</span>
        <Select aria-labelledby={modeId} value={now.mode ?? ""} onChange={(mode) => type({ ...now, mode })} options={MODES.map((value) => ({ value, label: coded("playbookMode", value, value) }))} />
      </label>
      <p className={`${form.wide} ${css.means}`}>{coded("playbookModeMeans", now.mode ?? "", "")}</p>
      {Object.keys(playbook.limits).map((name) => (
        <label key={name}>
          <span>{coded("limitName", name, name)}</span>
          <Input inputMode="decimal" value={now[name] ?? ""} placeholder={t("limit.no")} suffix={suffix(name)} maxLength={20} onChange={(event) => type({ ...now, [name]: event.target.value })} />
        </label>
      ))}
      {playbook.settings.map(({ name, means }) => (
        <label key={name}>
          <span>{two(means)}</span>
          <Input inputMode="decimal" value={now[name] ?? ""} maxLength={20} onChange={(event) => type({ ...now, [name]: event.target.value })} />
        </label>
      ))}
      <label className={form.wide}>
        <span>{t("reasonForm.why")}</span>
        <Input value={reason} maxLength={500} placeholder={t("terms.hint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {change.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(change.error))}
        </p>
      )}
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={changed.length === 0 || reason.trim() === ""}>
          {t("terms.keep")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
