/** The tiles of a board as they will stand: dragged and resized by mouse, moved and resized by keyboard. */
import { Suspense, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";

import type { Company, Kpi, Tile, View } from "../../api";
import { useTwo } from "../../text";
import { Boundary } from "../../ui/Boundary";
import { DeleteOutlined, DownOutlined, EditOutlined, UpOutlined } from "../../ui/kit";
import { KpiCard } from "../../ui/KpiCard";
import { useCards } from "./Cards";
import { componentOf } from "./kinds";
import { Near } from "../../ui/Near";
import { move, remove, resize, ROW, sameGroup, SHORTEST, type Draft, type Item } from "./draft";
import css from "./EditGrid.module.css";
import { useDrag, type Drag } from "./useDrag";

type EditGridProps = {
  draft: Draft;
  change: (next: Draft) => void;
  edit: (key: string) => void;
  kpis: readonly Kpi[];
  view: View;
  lastDay: string;
  company: Company;
};

function placed({ wide, tall }: Tile, moving: Drag | null): CSSProperties {
  const size = { "--wide": wide, "--tall": tall ?? 0 } as CSSProperties;
  return moving?.kind === "move" ? { ...size, transform: `translate(${moving.by.x}px, ${moving.by.y}px)` } : size;
}

export function EditGrid({ draft, change, edit, kpis, view, lastDay, company }: EditGridProps) {
  const { t } = useTranslation();
  const two = useTwo();
  const grid = useRef<HTMLDivElement>(null);
  const focused = useRef<string | null>(null);
  const [said, say] = useState("");
  const known = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const shownOf = ({ tile }: Item) => [...(tile.kpi ? [tile.kpi] : []), ...tile.kpis].flatMap((id) => known.get(id) ?? []);
  const nameOf = (item: Item) => {
    const [first] = shownOf(item);
    return item.tile.name ? two(item.tile.name) : first ? two(first.name) : t(`tileKind.${item.tile.kind as "line"}`);
  };
  const card = useCards(draft.items.flatMap((item) => (item.tile.kind === "card" ? shownOf(item) : [])), view, lastDay);
  const { drag, start, on } = useDrag(grid, (ended: Drag) =>
    change(ended.kind === "move" ? move(draft, ended.key, ended.index) : resize(draft, ended.key, ended.wide, ended.tall)),
  );
  useLayoutEffect(() => {
    if (focused.current) grid.current?.querySelector<HTMLElement>(`[data-tile="${focused.current}"]`)?.focus();
    focused.current = null;
  });
  const go = (item: Item, to: number) => {
    focused.current = item.key;
    const place = Math.max(0, Math.min(draft.items.length - 1, to));
    say(t("edit.saidPlace", { name: nameOf(item), place: place + 1, count: draft.items.length }));
    change(move(draft, item.key, place));
  };
  const size = (item: Item, wide: number, tall: number | null) => {
    focused.current = item.key;
    const next = resize(draft, item.key, wide, tall);
    const tile = next.items.find(({ key }) => key === item.key)!.tile;
    say(t("edit.saidSize", { name: nameOf(item), wide: tile.wide, tall: tile.tall ?? t("edit.asNeeded") }));
    change(next);
  };
  const keyed = (item: Item, index: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { wide, tall } = item.tile;
    const rows = tall ?? Math.max(SHORTEST, Math.round(event.currentTarget.offsetHeight / ROW));
    const act: Record<string, () => void> = event.shiftKey
      ? { ArrowLeft: () => size(item, wide - 1, tall), ArrowRight: () => size(item, wide + 1, tall), ArrowUp: () => size(item, wide, rows - 1), ArrowDown: () => size(item, wide, rows + 1) }
      : { ArrowLeft: () => go(item, index - 1), ArrowUp: () => go(item, index - 1), ArrowRight: () => go(item, index + 1), ArrowDown: () => go(item, index + 1), Enter: () => edit(item.key), Delete: () => change(remove(draft, item.key)) };
    if (!act[event.key]) return;
    event.preventDefault();
    act[event.key]!();
  };
  return (
    <div ref={grid} className={css.grid} data-dragging={drag ? "" : undefined}>
      <p className="sr" role="status">
        {said}
      </p>
      {draft.items.map((item, index) => {
        const { key, tile } = item;
        const before = draft.items[index - 1]?.tile;
        const opens = tile.kind === "card" && tile.group && !(before?.kind === "card" && sameGroup(before, tile));
        const moving = drag?.key === key ? drag : null;
        const now = moving?.kind === "size" ? resize(draft, key, moving.wide, moving.tall).items[index]!.tile : tile;
        const name = nameOf(item);
        const shown = shownOf(item);
        const Shown = componentOf(tile.kind);
        return [
          opens ? (
            <h2 key={`${key}-group`} className={css.group}>
              {two(tile.group!)}
            </h2>
          ) : null,
          <div
            key={key}
            data-tile={key}
            data-kind={tile.kind}
            data-wide={now.wide}
            className={css.tile}
            tabIndex={0}
            role="group"
            aria-roledescription={t("edit.tile")}
            aria-label={t("edit.tileIs", { name, place: index + 1, count: draft.items.length, wide: now.wide })}
            aria-keyshortcuts="ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Shift+ArrowUp Shift+ArrowDown Enter Delete"
            data-moving={moving?.kind}
            style={placed(now, moving)}
            onKeyDown={keyed(item, index)}
          >
            <div inert className={css.shown}>
              {tile.kind === "card" && shown[0] ? (
                <KpiCard kpi={shown[0]} name={name} {...card(shown[0])} until={lastDay} to="#" retry={() => undefined} />
              ) : (
                <Near className={css.near} style={{}} height={300}>
                  <Boundary>
                    <Suspense fallback={null}>{Shown && (shown.length > 0 || tile.text) ? <Shown id={key} tile={now} kpis={shown} view={view} lastDay={lastDay} company={company} /> : <p>{name}</p>}</Suspense>
                  </Boundary>
                </Near>
              )}
            </div>
            <div className={css.over} data-drag="" onPointerDown={start("move", key, tile)} {...on} onDoubleClick={() => edit(key)} />
            <div className={css.buttons} role="group" aria-label={name}>
              <button type="button" className={css.order} aria-label={t("edit.up", { name })} disabled={index === 0} onClick={() => go(item, index - 1)}>
                <UpOutlined aria-hidden="true" />
              </button>
              <button type="button" className={css.order} aria-label={t("edit.down", { name })} disabled={index === draft.items.length - 1} onClick={() => go(item, index + 1)}>
                <DownOutlined aria-hidden="true" />
              </button>
              <button type="button" aria-label={t("edit.change", { name })} title={t("edit.change", { name })} onClick={() => edit(key)}>
                <EditOutlined aria-hidden="true" />
              </button>
              <button type="button" aria-label={t("edit.remove", { name })} title={t("edit.remove", { name })} onClick={() => change(remove(draft, key))}>
                <DeleteOutlined aria-hidden="true" />
              </button>
            </div>
            {tile.kind !== "card" && <span className={css.corner} data-corner="" aria-hidden="true" onPointerDown={start("size", key, tile)} {...on} />}
            {moving?.kind === "size" && <span className={css.size}>{t("edit.size", { wide: now.wide })}</span>}
          </div>,
        ];
      })}
      {drag?.kind === "move" && drag.mark && <span className={css.mark} aria-hidden="true" style={drag.mark} />}
    </div>
  );
}
