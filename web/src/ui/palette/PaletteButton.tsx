/** The way to everything: a button, Ctrl-K from anywhere, ? for the keys, and G with a letter for a page. */
import { SearchOutlined } from "@ant-design/icons";
import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { useView, viewSearch } from "../../api";
import { useEntries } from "../navigation";
import { isTyping, PLACES } from "./keys";
import css from "./PaletteButton.module.css";

/** Fetched before it is asked for, by whatever comes before: Control, the pointer, the focus. */
const fetchPalette = () => import("./Palette");
const Palette = lazy(() => fetchPalette().then((part) => ({ default: part.Palette })));
const KeySheet = lazy(() => import("./KeySheet").then((part) => ({ default: part.KeySheet })));

/** So long a letter may follow G. */
const PATIENCE_MS = 1200;
const MAC = /Mac|iPhone|iPad/.test(navigator.platform);

type Opened = "palette" | "keys" | null;

export function PaletteButton() {
  const { t } = useTranslation();
  const [opened, open] = useState<Opened>(null);
  const early = useShortcuts(opened, open);
  // A dialog tells late that it closed; by then another may be open.
  const close = () => open((now) => (now === opened ? null : now));
  return (
    <>
      <button type="button" className={css.button} aria-haspopup="dialog" aria-keyshortcuts={MAC ? "Meta+K" : "Control+K"} onClick={() => open("palette")} onPointerEnter={() => void fetchPalette()} onFocus={() => void fetchPalette()}>
        <SearchOutlined aria-hidden="true" />
        <span className={css.text}>{t("palette.open")}</span>
        <kbd aria-hidden="true">{t(MAC ? "palette.mac" : "palette.other")}</kbd>
      </button>
      <Suspense fallback={null}>
        {opened === "palette" && <Palette early={early} close={close} tellKeys={() => open("keys")} />}
        {opened === "keys" && <KeySheet close={close} />}
      </Suspense>
    </>
  );
}

/** Returns what was typed after Ctrl-K and before the palette was there: it belongs to the palette, not to the page. */
function useShortcuts(opened: Opened, open: (what: Opened) => void): RefObject<string> {
  const early = useRef("");
  const navigate = useNavigate();
  const entries = useEntries();
  const { view } = useView();
  const latest = useRef({ entries, search: viewSearch(view), navigate, opened, open });
  useEffect(() => {
    latest.current = { entries, search: viewSearch(view), navigate, opened, open };
  });
  useEffect(() => {
    let until = 0;
    const press = (event: KeyboardEvent) => {
      const { entries: pages, search, navigate: go, opened: shown, open: show } = latest.current;
      const key = event.key.toLowerCase();
      if (key === "control" || key === "meta") void fetchPalette();
      const commands = event.ctrlKey || event.metaKey || event.altKey;
      if (key === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        early.current = "";
        // Known at once: the next key may come before anything is drawn.
        latest.current = { ...latest.current, opened: "palette" };
        show("palette");
      } else if (document.querySelector("dialog[open]")) return;
      else if (key === "escape" && shown) show(null);
      else if (shown === "palette" && !commands) early.current += event.key.length === 1 ? event.key : "";
      else if (isTyping(event) || commands) return;
      else if (event.timeStamp < until) {
        until = 0;
        const place = PLACES.find((one) => one.key === key && pages.some(({ to }) => to === one.to));
        if (!place) return;
        go(place.to + search);
      } else if (key === "?") show("keys");
      else {
        if (key === "g") until = event.timeStamp + PATIENCE_MS;
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Before the keys of a page: after G a letter is a place, not an act.
    window.addEventListener("keydown", press, true);
    return () => window.removeEventListener("keydown", press, true);
  }, []);
  return early;
}
