/** Which week or month to review, and whose; what is written already is opened as it stands. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { asProblem, useWriteReview, type Reviews } from "../../api";
import { useTwo } from "../../text";
import { Button, Checkbox, Input, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./forms.module.css";

export function WriteForm({ reviews, close }: { reviews: Reviews; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const write = useWriteReview();
  const go = useNavigate();
  const [period, choose] = useState(reviews.week);
  const [scope, setScope] = useState("company");
  const [again, repeat] = useState(false);
  const save = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ period: period.trim(), scope, again, reason: "" }, { onSuccess: ({ id }) => void go(`/reviews/${id}`) });
  };
  return (
    <form className={css.form} onSubmit={save} aria-label={t("reviews.write")} noValidate onKeyDown={(event) => event.key === "Escape" && close()}>
      <label>
        <span>{t("reviews.period")}</span>
        <Input autoFocus value={period} maxLength={10} list="periods" placeholder={reviews.week} onChange={(event) => choose(event.target.value)} />
        <datalist id="periods">
          <option value={reviews.week} />
          <option value={reviews.month} />
        </datalist>
      </label>
      <div className={css.field}>
        <span id="write-scope">{t("reviews.scope")}</span>
        <Select aria-labelledby="write-scope" value={scope} onChange={setScope} options={reviews.scopes.map((one) => ({ value: one.id, label: two(one.name) }))} />
      </div>
      <Checkbox className={css.wide ?? ""} checked={again} onChange={(event) => repeat(event.target.checked)}>
        {t("reviews.again")}
      </Checkbox>
      {write.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(write.error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={write.isPending} disabled={period.trim() === ""}>
          {t("reviews.write")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}
