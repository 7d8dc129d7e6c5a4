/** Changing a board: tiles dragged, resized, added and taken away, one step after the other, until it is saved. */
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useBoardParts, useSaveBoard, type Board, type Company, type Kpi, type Tile, type View } from "../../api";
import { useTwo } from "../../text";
import { Button, Drawer, Input, PlusOutlined, RedoOutlined, UndoOutlined } from "../../ui/kit";
import { useProblemWords } from "../../ui/words";
import { add, begin, draftOf, kept, put, redo, step, undo, type Draft } from "./draft";
import { EditGrid } from "./EditGrid";
import css from "./Editor.module.css";
import { TileForm } from "./TileForm";

type EditorProps = {
  board: Board;
  /** Whether it becomes a board of its own. */
  copy: boolean;
  kpis: readonly Kpi[];
  view: View;
  lastDay: string;
  company: Company;
  saved: (id: string) => void;
  leave: () => void;
};

const NEW = "+";

export default function Editor({ board, copy, kpis, view, lastDay, company, saved, leave }: EditorProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const words = useProblemWords();
  const parts = useBoardParts();
  const save = useSaveBoard();
  const [began] = useState(() => ({ version: board.version, draft: copy ? copied(board, (name) => t("edit.copyOf", { name })) : draftOf(board) }));
  const [steps, go] = useState(() => begin(began.draft));
  const [opened, open] = useState<string | null>(null);
  const { now } = steps;
  const dirty = now !== began.draft;
  const change = (next: Draft) => go((before) => step(before, next));
  useLeaveGuard(dirty && !save.isSuccess);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      go(event.shiftKey ? redo : undo);
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, []);
  const send = (asCopy: boolean) =>
    save.mutate(
      { ...kept(now), id: board.id, version: asCopy ? null : began.version, came_from: asCopy && board.id !== NEW ? board.id : null },
      { onSuccess: ({ id }) => saved(id) },
    );
  const item = now.items.find(({ key }) => key === opened);
  const keep = (tile: Tile) => {
    change(opened === NEW ? add(now, tile).draft : put(now, opened!, tile));
    open(null);
  };
  const groups = [...new Map(now.items.flatMap(({ tile }) => (tile.group ? [[tile.group.en, tile.group] as const] : []))).values()];
  const problem = save.error && asProblem(save.error);
  return (
    <>
      <div className={css.bar} role="toolbar" aria-label={t("edit.bar")}>
        <label>
          <span className="sr">{t("edit.boardName")}</span>
          <Input maxLength={80} value={two(now.name)} onChange={(event) => change({ ...now, name: { zh: event.target.value, en: event.target.value } })} />
        </label>
        <Button icon={<UndoOutlined aria-hidden="true" />} disabled={steps.past.length === 0} aria-label={t("edit.undo")} title={t("edit.undo")} onClick={() => go(undo)} />
        <Button icon={<RedoOutlined aria-hidden="true" />} disabled={steps.future.length === 0} aria-label={t("edit.redo")} title={t("edit.redo")} onClick={() => go(redo)} />
        <Button icon={<PlusOutlined aria-hidden="true" />} onClick={() => open(NEW)}>
          {t("edit.add")}
        </Button>
        <div className={css.end}>
          <Button onClick={leave}>{t("cancel")}</Button>
          <Button type="primary" loading={save.isPending} disabled={now.items.length === 0 || two(now.name).trim() === "" || (!dirty && !copy)} onClick={() => send(copy)}>
            {t("edit.save")}
          </Button>
        </div>
      </div>
      {problem && (
        <div className={css.trouble} role="alert">
          <p>{words(problem)}</p>
          {problem.status === 409 && (
            <>
              <Button onClick={() => send(true)}>{t("edit.saveCopy")}</Button>
              <Button onClick={leave}>{t("edit.seeTheirs")}</Button>
            </>
          )}
        </div>
      )}
      <p className={css.hint}>{t("edit.hint")}</p>
      <EditGrid draft={now} change={change} edit={open} kpis={kpis} view={view} lastDay={lastDay} company={company} />
      <Drawer open={opened !== null} title={opened === NEW ? t("edit.add") : t("edit.tileForm")} size={480} onClose={() => open(null)} destroyOnHidden styles={{ body: { padding: 0 } }}>
        {parts.data && (opened === NEW || item) && (
          <TileForm key={opened} tile={item?.tile ?? null} kinds={parts.data.kinds} kpis={kpis} groups={groups} save={keep} close={() => open(null)} />
        )}
      </Drawer>
    </>
  );
}

const LONGEST = 80;

function copied(board: Board, named: (name: string) => string): Draft {
  const { zh, en } = board.name;
  return { ...draftOf(board), name: { zh: named(zh).slice(0, LONGEST), en: named(en).slice(0, LONGEST) } };
}

/** The browser asks before a page with unsaved changes is left. */
function useLeaveGuard(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [wanted]);
}
