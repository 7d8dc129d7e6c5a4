/** The formula as a tree: every part with its own value for the days and filters of the page; KPIs open their page. */
import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { askTotal, marks, useFormulaTree, viewSearch, type FormulaPart, type KpiDetail, type View } from "../../api";
import { useTwo } from "../../text";
import { Delta, useSay } from "../../ui/Money";
import { DownOutlined, RightOutlined } from "../../ui/kit";
import { KeptNote } from "../../ui/KeptNote";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import { Wait } from "../../ui/Wait";
import { useReasonWords } from "../../ui/words";
import css from "./FormulaTile.module.css";
import { openedAtFirst, shown, SIGNS, step } from "./tree";

const DEPTH = 6;

export function FormulaTile({ kpi, view, lastDay }: { kpi: KpiDetail; view: View; lastDay: string }) {
  const { t } = useTranslation();
  const answer = useFormulaTree(kpi.id, askTotal(view, lastDay));
  const root = answer.data?.tree;
  return (
    <Tile id="formula" marks={marks(answer)} title={t("formula.title")} note={t("formula.note")}>
      {answer.kept && <KeptNote kept={answer.kept} retry={() => void answer.refetch()} />}
      {root ? <Tree key={kpi.id} root={root} search={viewSearch(view)} /> : answer.error ? <Troubled problem={answer.error} retry={() => void answer.refetch()} height={120} kpi={kpi} /> : <Wait bars={[30, 60, 50]} />}
    </Tile>
  );
}

/** What stands in one of both only. */
const turnedIn = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...[...one].filter((path) => !other.has(path)), ...[...other].filter((path) => !one.has(path))]);

type Tools = { opened: ReadonlySet<string>; at: string; toggle: (path: string) => void; focus: (path: string) => void; search: string };

function Tree({ root, search }: { root: FormulaPart; search: string }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const list = useRef<HTMLUListElement>(null);
  const first = useMemo(() => openedAtFirst(root, DEPTH), [root]);
  const [turned, turn] = useState<ReadonlySet<string>>(new Set());
  const [at, stand] = useState("0");
  const opened = turnedIn(first, turned);
  const rows = shown(root, opened);
  const toggle = (path: string) => turn((now) => turnedIn(now, new Set([path])));
  const focus = (path: string) => {
    stand(path);
    list.current?.querySelector<HTMLElement>(`[data-path="${path}"]`)?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const row = rows.find(({ path }) => path === at);
    if ((event.key === "Enter" || event.key === " ") && row) {
      event.preventDefault();
      if (row.part.kind === "kpi" && at !== "0" && event.key === "Enter") void go(`/kpis/${row.part.id}${search}`);
      else if (row.part.children.length) toggle(at);
      return;
    }
    const next = step(event.key, at, rows, opened);
    if (!next) return;
    event.preventDefault();
    if (next.toggle) toggle(at);
    if (next.to) focus(next.to);
  };
  return (
    <div className={css.scroll}>
      <ul ref={list} className={css.tree} role="tree" aria-label={t("formula.title")} onKeyDown={press}>
        <Branch part={root} path="0" level={1} tools={{ opened, at: rows.some(({ path }) => path === at) ? at : "0", toggle, focus, search }} />
      </ul>
    </div>
  );
}

function Branch({ part, path, level, tools }: { part: FormulaPart; path: string; level: number; tools: Tools }) {
  const { t } = useTranslation();
  const inner = part.children.length > 0;
  const open = inner && tools.opened.has(path);
  return (
    <li
      className={css.branch}
      role="treeitem"
      aria-level={level}
      aria-expanded={inner ? open : undefined}
      tabIndex={tools.at === path ? 0 : -1}
      data-path={path}
      data-kind={part.kind}
      onFocus={(event) => {
        event.stopPropagation();
        if (tools.at !== path) tools.focus(path);
      }}
    >
      <div className={css.node}>
        {part.sign && (
          <span className={css.sign}>
            <span aria-hidden="true">{SIGNS[part.sign]}</span>
            <span className="sr">{t(`formula.sign.${SIGN_WORDS[part.sign] ?? "plus"}`)}</span>
          </span>
        )}
        <Box part={part} top={level === 1} search={tools.search} />
        {inner && (
          <button type="button" className={css.toggle} tabIndex={-1} aria-label={t(open ? "formula.close" : "formula.open")} onClick={() => tools.toggle(path)}>
            {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
          </button>
        )}
      </div>
      {open && (
        <ul role="group">
          {part.children.map((child, index) => (
            <Branch key={index} part={child} path={`${path}.${index}`} level={level + 1} tools={tools} />
          ))}
        </ul>
      )}
    </li>
  );
}

const SIGN_WORDS: Readonly<Record<string, "plus" | "minus" | "times" | "by">> = { "+": "plus", "-": "minus", "*": "times", "/": "by" };

function Box({ part, top, search }: { part: FormulaPart; top: boolean; search: string }) {
  const { t } = useTranslation();
  const two = useTwo();
  const sayIt = useSay();
  const reason = useReasonWords();
  const { kind, name, meaning, text, unit, comparison } = part;
  const called = name ? two(name) : kind === "number" ? (text ?? "") : t(kind === "choice" ? "formula.choice" : "formula.together");
  const explained = meaning ? `${called}: ${two(meaning)}` : (text ?? called);
  const content = (
    <>
      <span className={css.name} title={explained}>
        {called}
      </span>
      {part.refused ? (
        <span className={css.refused}>{t(`formula.refused.${part.refused as "costs_hidden"}`)}</span>
      ) : (
        unit !== null && kind !== "number" && (
          <span className={css.figures}>
            {part.value === null ? <i title={reason(part.reason)}>{reason(part.reason)}</i> : <b data-value={part.value}>{sayIt({ value: part.value, unit, currency: part.currency }, "card")}</b>}
            {comparison && part.value !== null && (
              <span title={t("value.was", { value: sayIt({ value: comparison.value, unit, currency: part.currency }, "card") })}>
                <Delta comparison={comparison} unit={unit} better={part.better ?? "band"} />
                <span className="sr"> {t("value.was", { value: sayIt({ value: comparison.value, unit, currency: part.currency }, "card") })}</span>
              </span>
            )}
          </span>
        )
      )}
    </>
  );
  if (kind === "kpi" && !top) {
    return (
      <Link className={css.box} tabIndex={-1} to={`/kpis/${part.id}${search}`}>
        {content}
      </Link>
    );
  }
  return <span className={top ? `${css.box} ${css.top}` : css.box}>{content}</span>;
}
