/** The imports there are, the newest first; each opens to its rejected rows, and can be taken back with a reason. */
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

import { marks, useImports, useMay, type ImportEntry, type Uploads } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { useActorName } from "../../ui/actors";
import { sayMoment } from "../../ui/ago";
import { Button } from "../../ui/kit";
import { StatusTag } from "../../ui/StatusTag";
import { useParam } from "../../ui/useParam";
import { useCoded } from "../../ui/words";
import css from "./ImportList.module.css";
import { Rejects } from "./Rejects";
import { UndoForm } from "./UndoForm";

export function ImportList({ imports, kinds }: { imports: ReturnType<typeof useImports>; kinds: Uploads["kinds"] }) {
  const { t } = useTranslation();
  const [undone, tell] = useState<string | null>(null);
  const entries = imports.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-labelledby="imports-title" className={css.section}>
      <h2 id="imports-title">{t("imports.list")}</h2>
      <p className={css.told} role="status">
        {undone}
      </p>
      <ol className={css.list} {...marks(imports)}>
        {entries.map((entry) => (
          <One key={entry.id ?? entry.at + entry.file} entry={entry} kinds={kinds} tell={tell} />
        ))}
      </ol>
      {imports.hasNextPage && (
        <p className={css.more}>
          <Button loading={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
            {t("audit.more")}
          </Button>
        </p>
      )}
    </section>
  );
}

function One({ entry, kinds, tell }: { entry: ImportEntry; kinds: Uploads["kinds"]; tell: (words: string) => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const coded = useCoded();
  const { costs } = useMay();
  const actor = useActorName();
  const { language } = useLanguage();
  const [named, name] = useParam("import");
  const [face, show] = useState<"rejects" | "undo" | null>(null);
  const { id, file, status, rejected } = entry;
  const title = kinds.find((kind) => kind.id === entry.kind)?.title;
  const here = useRef<HTMLLIElement>(null);
  const isNamed = named === String(id);
  useEffect(() => {
    if (isNamed) here.current?.scrollIntoView({ block: "center" });
  }, [isNamed]);
  const turn = (next: typeof face) => {
    show(face === next ? null : next);
    if (named !== null) name(null);
  };
  return (
    <li ref={here} className={css.entry} data-import={id} data-named={isNamed ? "" : undefined}>
      <span className={css.number}>{id}</span>
      <time dateTime={entry.at}>{sayMoment(entry.at, language)}</time>
      <span className={css.what}>
        <b>{file}</b>
        <span title={entry.kind}>{[title ? two(title) : entry.kind, entry.stores.join(t("comma")), actor(entry.by)].filter(Boolean).join(" · ")}</span>
      </span>
      <StatusTag status={status} group="importStatus" />
      <span className={css.counts}>
        {status === "failed" ? coded("importWhy", entry.why, t("importWhy.other")) : t("imports.counts", { new: n(entry.new), changed: n(entry.changed), unchanged: n(entry.unchanged) })}
      </span>
      <span className={css.buttons}>
        {id !== null && status === "done" && rejected > 0 && costs && (
          <Button size="small" aria-expanded={face === "rejects"} aria-label={t("imports.rejectsOf", { count: rejected, file })} onClick={() => turn("rejects")}>
            {t("importCount.rejected", { rows: n(rejected) })}
          </Button>
        )}
        {id !== null && status === "done" && (
          <Button size="small" aria-expanded={face === "undo"} aria-label={t("imports.undoOf", { file })} onClick={() => turn("undo")}>
            {t("undo")}
          </Button>
        )}
      </span>
      {id !== null && face !== null && status === "done" && (
        <div className={css.face}>
          {face === "rejects" ? (
            <Rejects id={id} rejected={rejected} />
          ) : (
            <UndoForm entry={entry} close={() => show(null)} done={() => tell(t("imports.undone", { id, file, new: n(entry.new), changed: n(entry.changed) }))} />
          )}
        </div>
      )}
    </li>
  );
}

const n = (rows: number) => rows.toLocaleString("en");
