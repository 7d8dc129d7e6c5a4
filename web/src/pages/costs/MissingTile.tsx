/** What was sold without a cost, the dearest first: fill in, Enter saves the row and goes to the next. */
import { useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";

import { asProblem, useEnterCosts, type LandedCosts, type Marks, type SkuCost } from "../../api";
import { useLanguage } from "../../text";
import { say } from "../../ui/format";
import { Button, CheckCircleFilled } from "../../ui/kit";
import { Tile } from "../../ui/Tile";
import { useProblemWords } from "../../ui/words";
import { CostFields } from "./CostFields";
import { Coverage } from "./Coverage";
import { draftOfMissing, entered, wrongBySku, type Draft, type Wrong } from "./drafts";
import css from "./MissingTile.module.css";

const SHOWN_FIRST = 20;

export function MissingTile({ costs, marks }: { costs: LandedCosts; marks: Marks }) {
  const { t } = useTranslation();
  const todo = useTodo(costs);
  const [all, showAll] = useState(false);
  const rows = todo.rows.slice(0, all ? undefined : SHOWN_FIRST);
  const filled = todo.rows.filter(({ sku }) => todo.changed(sku));
  return (
    <Tile id="missing" title={t("costs.missing")} note={todo.rows.length > 0 ? t("costs.enter") : undefined} marks={marks}>
      <Coverage costs={costs} gone={todo.gone} />
      <p className="sr" role="status">
        {todo.said}
      </p>
      {todo.rows.length === 0 ? (
        <p className={css.done}>
          <CheckCircleFilled aria-hidden="true" /> {t("costs.allKnown")}
        </p>
      ) : (
        <ul className={css.list} ref={todo.list}>
          {rows.map((row) => (
            <Row key={row.sku} row={row} costs={costs} draft={todo.draft(row)} wrong={todo.wrong.get(row.sku) ?? {}} change={(draft) => todo.change(row.sku, draft)}
              save={() => todo.save([row.sku])} saving={todo.saving.includes(row.sku)}
            />
          ))}
        </ul>
      )}
      {todo.trouble && (
        <p className={css.trouble} role="alert">
          {todo.trouble}
        </p>
      )}
      <div className={css.actions}>
        {todo.rows.length > SHOWN_FIRST && !all && <Button onClick={() => showAll(true)}>{t("breakdown.more", { count: todo.rows.length - SHOWN_FIRST })}</Button>}
        {todo.rows.length > 1 && (
          <Button type="primary" disabled={filled.length === 0 || todo.saving.length > 0} onClick={() => todo.save(filled.map(({ sku }) => sku))}>
            {filled.length > 0 ? t("costs.saveAll", { count: filled.length }) : t("costs.saveFilled")}
          </Button>
        )}
      </div>
    </Tile>
  );
}

/** The list as it is being worked off: what was typed, what is wrong, what was saved and has not come back yet. */
function useTodo(costs: LandedCosts) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const enter = useEnterCosts();
  const list = useRef<HTMLUListElement>(null);
  const [drafts, setDrafts] = useState<Readonly<Record<string, Draft>>>({});
  const [wrong, setWrong] = useState<ReadonlyMap<string, Wrong>>(new Map());
  const [saving, setSaving] = useState<readonly string[]>([]);
  const [saved, setSaved] = useState<{ of: LandedCosts; skus: readonly string[] }>({ of: costs, skus: [] });
  const [said, sayIt] = useState("");
  const [trouble, setTrouble] = useState("");
  const hidden = saved.of === costs ? saved.skus : [];
  const missing = costs.skus.filter((row) => row.missing);
  const rows = missing.filter(({ sku }) => !hidden.includes(sku));
  const draft = (row: SkuCost) => drafts[row.sku] ?? draftOfMissing(row, costs);
  const focus = (sku: string | undefined) => sku && list.current?.querySelector<HTMLInputElement>(`li[data-sku="${CSS.escape(sku)}"] input`)?.focus();
  const save = (skus: readonly string[]) => {
    const chosen = rows.filter(({ sku }) => skus.includes(sku));
    const next = rows[rows.findIndex(({ sku }) => sku === skus.at(-1)) + 1]?.sku;
    setSaving(skus);
    setTrouble("");
    enter.mutate(
      { costs: chosen.map((row) => entered(row.sku, draft(row))), reason: "" },
      {
        onSuccess: () => {
          setSaved({ of: costs, skus: [...hidden, ...skus] });
          setWrong(new Map());
          sayIt(t("costs.saved", { what: skus.join(t("comma")) }));
          focus(next);
        },
        onError: (error) => {
          const problem = asProblem(error);
          const found = wrongBySku(problem.facts, skus);
          setWrong(found);
          if (found.size === 0) setTrouble(words(problem));
          else focus([...found.keys()][0]);
        },
        onSettled: () => setSaving([]),
      },
    );
  };
  const change = (sku: string, next: Draft) => {
    setDrafts({ ...drafts, [sku]: next });
    if (wrong.has(sku)) setWrong(new Map([...wrong].filter(([other]) => other !== sku)));
  };
  const gone = missing.filter(({ sku }) => hidden.includes(sku));
  return { rows, gone, draft, wrong, saving, said, trouble, list, save, change, changed: (sku: string) => drafts[sku] !== undefined };
}

type RowProps = { row: SkuCost; costs: LandedCosts; draft: Draft; wrong: Wrong; change: (draft: Draft) => void; save: () => void; saving: boolean };

function Row({ row, costs, draft, wrong, change, save, saving }: RowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!saving) save();
  };
  const share = say(row.explains, { unit: "ratio", currency: null, language, size: "table" });
  return (
    <li data-sku={row.sku}>
      <form className={css.row} onSubmit={submit} aria-label={row.sku} noValidate>
        <div className={css.what}>
          <b>{row.sku}</b>
          <span title={row.title ?? undefined}>{row.title ?? t("costs.untitled")}</span>
        </div>
        <div className={css.sales}>
          <b>{say(row.without, { unit: "money", currency: costs.currency, language, size: "table" })}</b>
          <span>{row.history.length > 0 ? t("costs.before") : t("costs.share", { share })}</span>
        </div>
        <CostFields sku={row.sku} draft={draft} wrong={wrong} change={change} />
        <Button className={css.save ?? ""} htmlType="submit" loading={saving} aria-label={t("costs.saveOne", { sku: row.sku })}>
          {t("costs.save")}
        </Button>
      </form>
    </li>
  );
}
