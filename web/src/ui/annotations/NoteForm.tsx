/** A note on a date: words, days, the stores it is about, and on whose charts it stands. */
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useCompany, useKpis, useSaveNote, type Annotation } from "../../api";
import { useTwo } from "../../text";
import form from "../form.module.css";
import { Button, Input, Select } from "../kit";
import { useProblemWords } from "../words";
import css from "./Annotations.module.css";

const LONGEST = 500;

type NoteFormProps = {
  kpi: string;
  lastDay: string;
  /** The stores that a new note is about at first. */
  stores: readonly string[];
  /** The one that is changed; none for a new one. */
  note?: Annotation;
  close: () => void;
};

export default function NoteForm({ kpi, lastDay, stores, note, close }: NoteFormProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const company = useCompany();
  const name = useKpis().data?.find((one) => one.id === kpi)?.name;
  const save = useSaveNote();
  const [text, say] = useState(note ? two(note.text) : "");
  const [first, begin] = useState(note?.first ?? lastDay);
  const [until, end] = useState(note && note.until !== note.first ? note.until : "");
  const [about, choose] = useState<string[]>(note ? note.stores : [...stores]);
  const [of, stand] = useState(note ? (note.kpi ?? "") : "");
  const ready = text.trim() !== "" && first !== "" && !save.isPending;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    save.mutate({ id: note?.id ?? null, version: note?.version ?? 0, text, first, until: until || first, stores: about, kpi: of || null }, { onSuccess: close });
  };
  const options = (company.data?.stores ?? []).map(({ id }) => ({ value: id, label: id }));
  const charts = [{ value: "", label: t("annotations.everyChart") }, ...[kpi, note?.kpi].filter((id, index, all) => id && all.indexOf(id) === index).map((id) => ({ value: id!, label: id === kpi && name ? t("annotations.onlyOf", { name: two(name) }) : id! }))];
  return (
    <form className={`${form.form} ${css.form}`} onSubmit={submit} noValidate aria-label={note ? t("annotations.edit") : t("annotations.add")} onKeyDown={(event) => event.key === "Escape" && close()}>
      <label className={form.wide}>
        <span>{t("annotations.text")}</span>
        <Input.TextArea autoFocus rows={2} maxLength={LONGEST} value={text} onChange={(event) => say(event.target.value)} />
      </label>
      <label>
        <span>{t("annotations.first")}</span>
        <Input type="date" value={first} onChange={(event) => begin(event.target.value)} />
      </label>
      <label>
        <span>{t("annotations.until")}</span>
        <Input type="date" min={first} value={until} onChange={(event) => end(event.target.value)} />
      </label>
      <div data-field="stores">
        <span>{t("annotations.stores")}</span>
        <Select<string[]> aria-label={t("annotations.stores")} mode="multiple" value={about} onChange={choose} options={options} placeholder={t("annotations.allStores")} />
      </div>
      <div data-field="kpi">
        <span>{t("annotations.where")}</span>
        <Select<string> aria-label={t("annotations.where")} value={of} onChange={stand} options={charts} />
      </div>
      <p className={`${form.wide} ${css.means}`}>{t("annotations.seenBy")}</p>
      <p className={form.actions}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {t("annotations.save")}
        </Button>
        <Button onClick={close}>{t("cancel")}</Button>
      </p>
      {save.error && (
        <p className={form.trouble} role="alert">
          {words(asProblem(save.error))}
        </p>
      )}
    </form>
  );
}
