/** Under a chart: how many annotations its days have, opened as a list, and a note to add. */
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMay, type Annotation, type AnnotationKind } from "../../api";
import { DownOutlined, PlusOutlined, RightOutlined } from "../kit";
import { KINDS } from "./glyphs";
import { Glyph } from "./Glyph";
import css from "./Annotations.module.css";

const List = lazy(() => import("./List"));
const NoteForm = lazy(() => import("./NoteForm"));

type UnderProps = { kpi: string; annotations: readonly Annotation[]; kinds: readonly AnnotationKind[]; lastDay: string; stores: readonly string[] };

export function Under({ kpi, annotations, kinds, lastDay, stores }: UnderProps) {
  const { t } = useTranslation();
  const { may } = useMay();
  const [open, setOpen] = useState(false);
  const [writing, write] = useState(false);
  const present = KINDS.filter((kind) => annotations.some((annotation) => annotation.kind === kind));
  return (
    <div className={css.under}>
      <p className={css.line}>
        {annotations.length > 0 ? (
          <button type="button" className={css.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
            {t("annotations.count", { count: annotations.length })}
            <span className={css.glyphs}>
              {present.map((kind) => (
                <Glyph key={kind} kind={kind} />
              ))}
            </span>
          </button>
        ) : (
          <span className={css.nothing}>{t("annotations.none")}</span>
        )}
        {may("write_notes") && !writing && (
          <button type="button" className={css.add} data-writes="" onClick={() => write(true)}>
            <PlusOutlined aria-hidden="true" /> {t("annotations.add")}
          </button>
        )}
      </p>
      <Suspense fallback={<span aria-busy="true" />}>
        {writing && <NoteForm kpi={kpi} lastDay={lastDay} stores={stores} close={() => write(false)} />}
        {open && annotations.length > 0 && <List kpi={kpi} annotations={annotations} kinds={kinds} lastDay={lastDay} />}
      </Suspense>
    </div>
  );
}
