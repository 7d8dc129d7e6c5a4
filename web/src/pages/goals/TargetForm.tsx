/** Other numbers of a goal: from which month on, and why; months before it keep what they had. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useSetTarget, type GoalDetail } from "../../api";
import { useLanguage } from "../../text";
import { sayPeriod } from "../../ui/dates";
import { shifted } from "../../ui/decimals";
import { Button, Input, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./TargetForm.module.css";
import { months } from "./standing";

type TargetFormProps = { goal: GoalDetail; from: string; today: string; close: () => void };

export function TargetForm({ goal, from, today, close }: TargetFormProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const words = useProblemWords();
  const set = useSetTarget(goal.id);
  const places = goal.unit === "ratio" ? 2 : 0;
  const shown = (text: string | null) => (text === null ? "" : shifted(text, places));
  const [numbers, type] = useState({ target: shown(goal.target), low: shown(goal.low), high: shown(goal.high) });
  const [since, begin] = useState(from);
  const [reason, explain] = useState("");
  const names = goal.direction === "band" ? (["low", "high"] as const) : (["target"] as const);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const kept = (name: "target" | "low" | "high") => ((names as readonly string[]).includes(name) ? shifted(numbers[name].trim(), -places) : null);
    set.mutate({ target: kept("target"), low: kept("low"), high: kept("high"), effective_from: since, reason: reason.trim() }, { onSuccess: close });
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("goals.change")} noValidate>
      {names.map((name) => (
        <label key={name}>
          <span>{t(`goals.number.${name}`)}</span>
          <Input inputMode="decimal" value={numbers[name]} suffix={goal.unit === "ratio" ? "%" : (goal.currency ?? undefined)} onChange={(event) => type({ ...numbers, [name]: event.target.value })} />
        </label>
      ))}
      <label>
        <span id="from-month">{t("goals.from")}</span>
        <Select aria-labelledby="from-month" value={since} onChange={begin} options={months(from, goal.end).map((value) => ({ value, label: sayPeriod(value, "month", language, today) }))} />
      </label>
      <label className={css.reason}>
        <span>{t("goals.why")}</span>
        <Input value={reason} maxLength={200} placeholder={t("goals.whyHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {set.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(set.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={set.isPending} disabled={reason.trim() === ""}>
          {t("goals.agree")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
        <span>{t("goals.keeps")}</span>
      </p>
    </form>
  );
}
