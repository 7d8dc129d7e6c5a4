/** Where files are dropped, or chosen by a button; several at once. */
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";

import { hand } from "../../api";
import { Button, UploadOutlined } from "../../ui/kit";
import css from "./DropArea.module.css";

/** What can be read; a browser only suggests by it. */
const ACCEPTED = ".csv,.tsv,.txt,.xlsx,.json,.jsonl";

export function DropArea({ largest }: { largest: number }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, hover] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    hover(false);
    hand([...event.dataTransfer.files]);
  };
  return (
    <section className={css.area} data-drop="" data-over={over ? "" : undefined} aria-labelledby="drop-title" onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        hover(true);
      }}
      onDragLeave={() => hover(false)}
    >
      <UploadOutlined className={css.icon} aria-hidden="true" />
      <div className={css.words}>
        <h2 id="drop-title">{t("imports.drop")}</h2>
        <p>{t("imports.dropHow", { size: Math.round(largest / 1e9) })}</p>
      </div>
      <Button type="primary" onClick={() => input.current?.click()}>
        {t("imports.choose")}
      </Button>
      <input ref={input} type="file" multiple hidden accept={ACCEPTED} aria-label={t("imports.choose")}
        onChange={(event) => {
          hand([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </section>
  );
}
