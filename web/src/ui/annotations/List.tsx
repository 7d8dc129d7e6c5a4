/** Annotations one by one, with how they were chosen; notes can be changed, taken away and brought back. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

import { useDeleteNote, useNoteVersions, useRestoreNote, type Annotation, type AnnotationKind } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayRange, sayTime } from "../dates";
import { DeleteOutlined, EditOutlined, HistoryOutlined } from "../kit";
import { ToolButton } from "../ToolButton";
import css from "./Annotations.module.css";
import { Glyph } from "./Glyph";
import NoteForm from "./NoteForm";

type ListProps = { kpi: string; annotations: readonly Annotation[]; kinds: readonly AnnotationKind[]; lastDay: string };

export default function List({ kpi, annotations, kinds, lastDay }: ListProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const remove = useDeleteNote();
  const restore = useRestoreNote();
  const gone = remove.data && !restore.isSuccess ? remove.data : null;
  return (
    <>
      {gone && (
        <p className={css.gone} role="status">
          {t("annotations.deleted", { text: two(gone.text) })}{" "}
          <button type="button" className={css.plain} onClick={() => restore.mutate({ id: gone.id!, number: gone.version! - 1 })}>
            {t("undo")}
          </button>
        </p>
      )}
      <ul className={css.list} aria-label={t("annotations.title")}>
        {annotations.toReversed().map((annotation) => (
          <One
            key={annotation.id ?? `${annotation.kind} ${annotation.first} ${annotation.text.en}`}
            kpi={kpi}
            annotation={annotation}
            lastDay={lastDay}
            remove={(id) => {
              restore.reset();
              remove.mutate(id);
            }}
          />
        ))}
      </ul>
      <details className={css.how}>
        <summary>{t("annotations.how")}</summary>
        <dl>
          {kinds.map(({ kind, found, shown, how }) => (
            <div key={kind}>
              <dt>
                <Glyph kind={kind} /> {t(`annotationKind.${kind as "note"}`)} {shown < found ? t("annotations.of", { shown, found }) : shown}
              </dt>
              <dd>{two(how)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function One({ kpi, annotation, lastDay, remove }: { kpi: string; annotation: Annotation; lastDay: string; remove: (id: string) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const two = useTwo();
  const [opened, open] = useState<"edit" | "history" | null>(null);
  const { kind, id, link, stores, by, at, changeable } = annotation;
  const about = kind === "note" && [by ?? t("annotations.machine"), at && sayTime(at, language), stores.join(t("comma"))].filter(Boolean).join(" · ");
  if (opened === "edit") {
    return (
      <li>
        <NoteForm kpi={kpi} lastDay={lastDay} stores={[]} note={annotation} close={() => open(null)} />
      </li>
    );
  }
  return (
    <li data-kind={kind}>
      <span className={css.kind} title={t(`annotationKind.${kind as "note"}`)}>
        <Glyph kind={kind} />
        <span className="sr">{t(`annotationKind.${kind as "note"}`)}</span>
      </span>
      <span className={css.days}>{sayRange(annotation.first, annotation.until, language, lastDay)}</span>
      <span className={css.text}>
        {link ? <Link to={link}>{two(annotation.text)}</Link> : two(annotation.text)}
        {about && <small>{about}</small>}
      </span>
      {changeable && (
        <span className={css.tools}>
          <ToolButton label={t("annotations.edit")} icon={<EditOutlined aria-hidden="true" />} onClick={() => open("edit")} />
          <ToolButton label={t("annotations.history")} icon={<HistoryOutlined aria-hidden="true" />} pressed={opened === "history"} onClick={() => open(opened ? null : "history")} />
          <ToolButton label={t("annotations.delete")} icon={<DeleteOutlined aria-hidden="true" />} onClick={() => remove(id!)} />
        </span>
      )}
      {opened === "history" && <History id={id!} />}
    </li>
  );
}

function History({ id }: { id: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const versions = useNoteVersions(id);
  const restore = useRestoreNote();
  return (
    <ol className={css.history} aria-label={t("annotations.history")}>
      {versions.data?.map(({ number, what, by, at, text }, index) => (
        <li key={number}>
          <span>
            {`${sayTime(at, language)} · ${by ?? t("annotations.machine")} · ${t(`noteDid.${what as "written"}`)}: `}
            {text}
          </span>{" "}
          {index > 0 && (
            <button type="button" className={css.plain} onClick={() => restore.mutate({ id, number })}>
              {t("annotations.goBack")}
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}
