/** One store's survey: on or off, what is asked, when, by which name; always with the reason. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useChangeSurvey, type StoreSurvey } from "../../api";
import { useLanguage } from "../../text";
import { sayDay } from "../../ui/dates";
import { Button, Checkbox, Input, Segmented } from "../../ui/kit";
import { today } from "../../ui/today";
import { useProblemWords } from "../../ui/words";
import css from "./SurveyForm.module.css";

const MOST_DAYS = 28;

export function SurveyForm({ survey, close }: { survey: StoreSurvey; close: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useProblemWords();
  const change = useChangeSurvey(survey.store);
  const unknown = survey.allowed.permission === "unknown";
  const [draft, write] = useState({
    active: survey.version === 0 ? true : survey.active,
    kind: survey.kind as "csat" | "nps",
    days: String(survey.days),
    sender: survey.sender,
    imprint: survey.imprint,
    vouched: survey.vouched,
  });
  const [reason, explain] = useState("");
  const lacking = reason.trim() === "" || !/^\d+$/.test(draft.days) || (draft.active && draft.sender.trim() === "") || (draft.active && unknown && draft.vouched.trim() === "");
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ ...draft, days: Number(draft.days), reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <form className={css.form} onSubmit={save} noValidate aria-label={t("surveys.changeOf", { store: survey.store })} onKeyDown={(event) => event.key === "Escape" && close()}>
      <Checkbox className={css.check ?? ""} autoFocus checked={draft.active} onChange={(event) => write({ ...draft, active: event.target.checked })}>
        {t("surveys.ask")}
      </Checkbox>
      <div className={css.field}>
        <span id={`kind-${survey.store}`}>{t("surveys.what")}</span>
        <Segmented<"csat" | "nps"> aria-labelledby={`kind-${survey.store}`} value={draft.kind} onChange={(kind) => write({ ...draft, kind })}
          options={[{ value: "csat", label: t("surveys.kind.csat") }, { value: "nps", label: t("surveys.kind.nps") }]}
        />
      </div>
      <label>
        <span>{t("surveys.days")}</span>
        <Input type="number" min={0} max={MOST_DAYS} value={draft.days} onChange={(event) => write({ ...draft, days: event.target.value })} />
      </label>
      <label>
        <span>{t("surveys.sender")}</span>
        <Input maxLength={80} value={draft.sender} placeholder={t("surveys.senderHint")} onChange={(event) => write({ ...draft, sender: event.target.value })} />
      </label>
      <label>
        <span>{t("surveys.imprint")}</span>
        <Input.TextArea rows={2} maxLength={600} value={draft.imprint} placeholder={t("surveys.imprintHint")} onChange={(event) => write({ ...draft, imprint: event.target.value })} />
      </label>
      {unknown && (
        <label className={css.wide}>
          <span>{t("surveys.vouched", { platform: survey.platform })}</span>
          <Input maxLength={300} value={draft.vouched} onChange={(event) => write({ ...draft, vouched: event.target.value })} />
        </label>
      )}
      <label className={css.wide}>
        <span>{t("goals.why")}</span>
        <Input maxLength={200} value={reason} onChange={(event) => explain(event.target.value)} />
      </label>
      {!draft.active && survey.active && <p className={css.wide}>{t("surveys.lettingGo")}</p>}
      {change.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(change.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={lacking}>
          {t("surveys.save")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
        {survey.at && <span className={css.last}>{t("surveys.last", { by: survey.by, day: sayDay(survey.at.slice(0, 10), language, today()), reason: survey.reason })}</span>}
      </p>
    </form>
  );
}
