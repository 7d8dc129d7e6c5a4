/** The command palette: type, move with the arrows, Enter goes. */
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";

import { best } from "./matching";
import css from "./Palette.module.css";
import { Sheet } from "./Sheet";
import { GROUPS, usePlaces, type Place } from "./usePlaces";

const MOST = 40;
/** Before anything is typed: where to go and what to do, not every KPI there is. */
const AT_FIRST: readonly Place["group"][] = ["pages", "acts", "boards"];

type PaletteProps = { early: RefObject<string>; close: () => void; tellKeys: () => void };

export function Palette({ early, close, tellKeys }: PaletteProps) {
  const { t } = useTranslation();
  const places = usePlaces(tellKeys);
  const [typed, type] = useState("");
  const [at, move] = useState(0);
  const list = useId();
  useLayoutEffect(() => type(early.current), [early]);
  const found = typed.trim() === "" ? places.filter(({ group }) => AT_FIRST.includes(group)) : best(typed, places, MOST);
  const groups = GROUPS.map((group) => ({ group, items: found.filter((place) => place.group === group) })).filter(({ items }) => items.length > 0);
  // The group of what fits best comes first.
  const ordered = typed.trim() === "" ? groups : groups.toSorted((one, other) => found.indexOf(one.items[0]!) - found.indexOf(other.items[0]!));
  const shown = ordered.flatMap(({ items }) => items);
  const current = shown[Math.min(at, shown.length - 1)];
  const go = (place: Place) => {
    close();
    place.go();
  };
  const press = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 };
    const next = steps[event.key];
    if (next !== undefined && shown.length > 0) move((next + shown.length) % shown.length);
    else if (event.key === "Enter" && current) go(current);
    else return;
    event.preventDefault();
  };
  return (
    <Sheet label={t("palette.title")} close={close}>
      <input className={css.input} autoFocus role="combobox" aria-expanded="true" aria-controls={list} aria-autocomplete="list" aria-label={t("palette.title")} placeholder={t("palette.hint")} maxLength={80} value={typed}
        {...(current ? { "aria-activedescendant": `${list} ${current.id}`.replaceAll(" ", "-") } : {})}
        onKeyDown={press}
        onChange={(event) => {
          type(event.target.value);
          move(0);
        }}
      />
      <div id={list} role="listbox" aria-label={t("palette.title")} className={css.list}>
        {ordered.map(({ group, items }) => (
          <div key={group} role="group" aria-labelledby={`${list}-${group}`}>
            <p id={`${list}-${group}`} className={css.group} role="presentation">
              {t(`palette.group.${group}`)}
            </p>
            {items.map((place) => (
              <Item key={place.id} id={`${list} ${place.id}`.replaceAll(" ", "-")} place={place} chosen={place === current} go={() => go(place)} />
            ))}
          </div>
        ))}
      </div>
      <p className={css.none} role="status">
        {shown.length === 0 ? t("palette.none", { typed: typed.trim() }) : ""}
      </p>
    </Sheet>
  );
}

type ItemProps = { id: string; place: Place; chosen: boolean; go: () => void };

function Item({ id, place, chosen, go }: ItemProps) {
  const item = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div ref={item} id={id} role="option" aria-selected={chosen} className={css.item} data-place={place.id} onMouseDown={(event) => event.preventDefault()} onClick={go}>
      {place.title}
    </div>
  );
}
