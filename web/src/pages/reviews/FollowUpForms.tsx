/** The short forms of follow-ups: agree on one, close it with a note, move it with a reason. */
import { useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useAddFollowUp, useCloseFollowUp, useMoveFollowUp, useReviews, type FollowUp, type ReviewDetail } from "../../api";
import { addDays } from "../../api/period";
import { useTwo } from "../../text";
import { Button, Input, Select } from "../../ui/kit";
import { today } from "../../ui/today";
import { useProblemWords } from "../../ui/words";
import css from "./forms.module.css";

const DAYS = 7;
const LONGEST = 500;

type FrameProps = { label: string; ready: boolean; busy: boolean; error: Error | null; save: () => void; close: () => void; children: ReactNode };

function Frame({ label, ready, busy, error, save, close, children }: FrameProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form className={css.form} aria-label={label} noValidate onSubmit={submit} onKeyDown={(event) => event.key === "Escape" && close()}>
      {children}
      {error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(error))}
        </p>
      )}
      <p className={css.actions}>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!ready}>
          {label}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
    </form>
  );
}

function Owner({ value, choose }: { value: string | null; choose: (id: string) => void }) {
  const { t } = useTranslation();
  const people = useReviews().data?.people ?? [];
  return (
    <div className={css.field}>
      <span id="follow-up-owner">{t("goals.owner")}</span>
      <Select aria-labelledby="follow-up-owner" showSearch={{ optionFilterProp: "label" }} value={value} onChange={choose} options={people.map(({ id, name }) => ({ value: id, label: name }))} />
    </div>
  );
}

function Due({ value, choose }: { value: string; choose: (day: string) => void }) {
  const { t } = useTranslation();
  return (
    <label>
      <span>{t("reviews.by")}</span>
      <Input type="date" min={today()} value={value} onChange={(event) => choose(event.target.value)} />
    </label>
  );
}

export function AddForm({ review, close }: { review: ReviewDetail; close: () => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const add = useAddFollowUp(review.id);
  const [text, say] = useState("");
  const [owner, give] = useState<string | null>(null);
  const [due, until] = useState(() => addDays(today(), DAYS));
  const [kpi, about] = useState<string | null>(null);
  const save = () => owner && add.mutate({ text: text.trim(), owner, due, kpi }, { onSuccess: close });
  return (
    <Frame label={t("reviews.addFollowUp")} ready={text.trim() !== "" && owner !== null && due !== ""} busy={add.isPending} error={add.error} save={save} close={close}>
      <label className={css.wide}>
        <span>{t("reviews.what")}</span>
        <Input autoFocus value={text} maxLength={LONGEST} onChange={(event) => say(event.target.value)} />
      </label>
      <Owner value={owner} choose={give} />
      <Due value={due} choose={until} />
      <div className={css.field}>
        <span id="follow-up-kpi">{t("reviews.about")}</span>
        <Select aria-labelledby="follow-up-kpi" allowClear value={kpi} onChange={(next?: string) => about(next ?? null)} options={review.deviations.map((one) => ({ value: one.kpi, label: two(one.name) }))} />
      </div>
    </Frame>
  );
}

export function CloseForm({ id, close }: { id: number; close: () => void }) {
  const { t } = useTranslation();
  const closing = useCloseFollowUp(id);
  const [note, say] = useState("");
  return (
    <Frame label={t("reviews.close")} ready={note.trim() !== ""} busy={closing.isPending} error={closing.error} save={() => closing.mutate(note.trim(), { onSuccess: close })} close={close}>
      <label className={css.wide}>
        <span>{t("reviews.outcome")}</span>
        <Input autoFocus value={note} maxLength={LONGEST} onChange={(event) => say(event.target.value)} />
      </label>
    </Frame>
  );
}

export function MoveForm({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const { t } = useTranslation();
  const move = useMoveFollowUp(followUp.id);
  const [due, until] = useState(() => addDays(followUp.due > today() ? followUp.due : today(), DAYS));
  const [owner, give] = useState<string | null>(followUp.owner);
  const [reason, say] = useState("");
  const save = () => move.mutate({ due, reason: reason.trim(), owner: owner === followUp.owner ? null : owner }, { onSuccess: close });
  return (
    <Frame label={t("reviews.move")} ready={reason.trim() !== "" && due !== ""} busy={move.isPending} error={move.error} save={save} close={close}>
      <Due value={due} choose={until} />
      <Owner value={owner} choose={give} />
      <label className={css.wide}>
        <span>{t("goals.why")}</span>
        <Input value={reason} maxLength={LONGEST} onChange={(event) => say(event.target.value)} />
      </label>
    </Frame>
  );
}
