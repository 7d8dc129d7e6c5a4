/** The level at which a rule fires: tried on the past first, then kept with a reason. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useChangeRule, type AlertRuleDetail } from "../../api";
import { shifted } from "../../ui/decimals";
import { Button, Input } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./LevelForm.module.css";
import { levelUnit } from "./useAlertWords";

export function LevelForm({ rule, tryOut }: { rule: AlertRuleDetail; tryOut: (fire: string | null) => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const change = useChangeRule(rule.id);
  const unit = levelUnit(rule);
  const places = unit === "ratio" ? 2 : 0;
  const [fire, setFire] = useState(shifted(rule.fire, places));
  const [clear, setClear] = useState(shifted(rule.clear, places));
  const [reason, explain] = useState("");
  const suffix = unit === "ratio" ? "%" : unit === "days" ? t("alerts.days") : undefined;
  const kept = (text: string) => shifted(text.trim(), -places);
  const changed = { ...(kept(fire) === rule.fire ? {} : { fire: kept(fire) }), ...(kept(clear) === rule.clear ? {} : { clear: kept(clear) }) };
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ ...changed, reason: reason.trim() }, { onSuccess: () => tryOut(null) });
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("alerts.levelTitle")} noValidate>
      <label>
        <span>{t("alerts.fires")}</span>
        <Input inputMode="decimal" value={fire} suffix={suffix} onChange={(event) => setFire(event.target.value)} />
      </label>
      <label>
        <span>{t("alerts.clears")}</span>
        <Input inputMode="decimal" value={clear} suffix={suffix} onChange={(event) => setClear(event.target.value)} />
      </label>
      <label className={css.wide}>
        <span>{t("goals.why")}</span>
        <Input value={reason} maxLength={200} placeholder={t("alerts.levelHint")} onChange={(event) => explain(event.target.value)} />
      </label>
      {change.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(change.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button onClick={() => tryOut(kept(fire) === rule.fire ? null : kept(fire))}>{t("alerts.try")}</Button>
        <Button type="primary" htmlType="submit" loading={change.isPending} disabled={Object.keys(changed).length === 0 || reason.trim() === ""}>
          {t("alerts.keep")}
        </Button>
        <Button disabled={reason.trim() === ""} onClick={() => change.mutate({ active: !rule.active, reason: reason.trim() })}>
          {rule.active ? t("alerts.switchOff") : t("alerts.switchOn")}
        </Button>
      </p>
    </form>
  );
}
