/** What a file is read as: its kind and store, and how its dates and numbers are written where the file does not say. */
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useChoose, type UploadChoice, type UploadEntry, type UploadLook, type Uploads } from "../../api";
import { useTwo } from "../../text";
import { Segmented, Select } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import css from "./Choices.module.css";

const ASKS = { dates: ["ask_dates", "dates_contradict"], decimal: ["ask_decimal", "decimals_contradict"] };

export function Choices({ upload, look, all }: { upload: UploadEntry; look: UploadLook | null; all: Uploads }) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const choose = useChoose(upload.token);
  const choice = choose.variables ?? (upload.choice as UploadChoice);
  const set = (part: Partial<UploadChoice>) => choose.mutate({ ...choice, ...part });
  const asks = (what: "dates" | "decimal") => choice[what] !== null || ASKS[what].includes(upload.problem?.code ?? "");
  const possible = look?.possible ?? [];
  const option = ({ id, title }: Uploads["kinds"][number]) => ({ value: id, label: two(title), title: id });
  const fitting = all.kinds.filter(({ id }) => possible.includes(id));
  const others = all.kinds.filter(({ id }) => !possible.includes(id));
  const storeAsked = look === null ? false : look.needs_store || choice.store !== null;
  const busy = choose.isPending || upload.stage === "looking";
  if (upload.stage === "looking" && upload.looks === 0) return null;
  return (
    <div className={css.choices}>
      <Field name={t("imports.kind")}>
        {(label) => (
          <Select aria-labelledby={label} value={choice.kind} disabled={busy} placeholder={t("imports.chooseKind")} showSearch={{ optionFilterProp: "label" }} popupMatchSelectWidth={false} onChange={(kind: string) => set({ kind })}
            options={[{ label: t("imports.fitting"), options: fitting.map(option) }, { label: t("imports.others"), options: others.map(option) }].filter(({ options }) => options.length > 0)}
          />
        )}
      </Field>
      {storeAsked && (
        <Field name={t("imports.store")}>
          {(label) => (
            <Select aria-labelledby={label} value={choice.store ?? ""} disabled={busy} popupMatchSelectWidth={false} onChange={(store: string) => set({ store: store || null })}
              options={[{ value: "", label: t(upload.problem?.code === "store_needed" ? "imports.chooseStore" : "imports.storeInFile") }, ...all.stores.map((value) => ({ value, label: value }))]}
            />
          )}
        </Field>
      )}
      {asks("dates") && (
        <Field name={t("imports.dates")}>
          {(label) => <Segmented aria-labelledby={label} value={choice.dates ?? ""} disabled={busy} onChange={(dates) => set({ dates: dates as UploadChoice["dates"] })} options={[{ value: "dmy", label: t("imports.dmy") }, { value: "mdy", label: t("imports.mdy") }]} />}
        </Field>
      )}
      {asks("decimal") && (
        <Field name={t("imports.decimal")}>
          {(label) => <Segmented aria-labelledby={label} value={choice.decimal ?? ""} disabled={busy} onChange={(decimal) => set({ decimal: decimal as UploadChoice["decimal"] })} options={[{ value: "point", label: t("imports.point") }, { value: "comma", label: t("imports.commaMark") }]} />}
        </Field>
      )}
      {choose.error && (
        <p className={css.trouble} role="alert">
          {words(asProblem(choose.error))}
        </p>
      )}
    </div>
  );
}

function Field({ name, children }: { name: string; children: (label: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={css.field}>
      <span id={id}>{name}</span>
      {children(id)}
    </div>
  );
}
