/** A board on a wall: large, dark, without anything to press; turns through its screens and the pinned boards. Escape leaves. */
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMatch, useNavigate, useSearchParams } from "react-router";

import { pinnedIds, useBoard, useBoards, useKpis, useLastDay, useView, viewSearch, type Company } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { useEndWords } from "../../ui/Fresh";
import { LiveMark } from "../../ui/LiveMark";
import { useMode } from "../../ui/Theme";
import { Troubled } from "../../ui/Troubled";
import { FIRST } from "./BoardTabs";
import { Whole } from "../../ui/Near";
import { Sections } from "./Sections";
import { clamped, screens, type Row, type Screen } from "./tv";
import css from "./Tv.module.css";

/** The width that a board is drawn for; a wider screen makes everything larger. */
const DRAWN = 1440;

export function Tv({ company }: { company: Company }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { insist } = useMode();
  const go = useNavigate();
  const [search] = useSearchParams();
  const first = useMatch("/boards/:id")?.params.id ?? FIRST;
  const { view } = useView();
  const { ids, next, index } = useTurning(first, search.get("boards"));
  const [at, turn] = useState(0);
  const board = useBoard(ids[index]!);
  const kpis = useKpis();
  const lastDay = useLastDay();
  const endWords = useEndWords();
  const { room, content, found, scale } = useScreens();
  const every = clamped(search.get("every"));
  useEffect(() => {
    insist(search.get("theme") === "light" ? "light" : "dark");
    return () => insist(null);
  }, [insist, search]);
  const leave = useCallback(() => {
    if (document.fullscreenElement) void document.exitFullscreen();
    void go(`/boards/${first}${viewSearch(view)}`);
  }, [go, first, view]);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => event.key === "Escape" && leave();
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [leave]);
  useAwake();
  const last = at >= found.length - 1;
  useEffect(() => {
    const timer = setTimeout(() => {
      turn(last ? 0 : at + 1);
      if (last) next();
    }, every * 1000);
    return () => clearTimeout(timer);
  }, [at, last, every, next, index]);
  const screen = found[Math.min(at, found.length - 1)] ?? { top: 0, height: 0, shrunk: 1 };
  const drawn = scale * screen.shrunk;
  const name = board.data ? two(board.data.name) : "";
  useEffect(() => {
    document.title = `${name} · helloword`;
  }, [name]);
  return (
    <main className={css.tv} data-screen={at} data-screens={found.length} data-board={ids[index]}>
      <header className={css.head}>
        <div>
          <h1>{name || "\u00a0"}</h1>
          <p>{company.name}</p>
        </div>
        <div className={css.state}>
          <LiveMark />
          {lastDay && <p>{endWords(lastDay)}</p>}
          <Clock />
        </div>
      </header>
      <p className="sr">{t("tv.leave")}</p>
      <div ref={room} className={css.room}>
        {board.error && !board.data ? (
          <Troubled problem={board.error} retry={() => void board.refetch()} height={320} />
        ) : (
          <div className={css.clip} style={{ height: screen.height ? screen.height * drawn : undefined }}>
            <div ref={content} inert className={css.content} style={{ width: `${100 / scale}%`, transform: `translateX(${(scale - drawn) * 50}%) scale(${drawn}) translateY(${-screen.top}px)` }}>
              <Whole value={true}>{board.data && kpis.data && lastDay && <Sections board={board.data} kpis={kpis.data} view={view} lastDay={lastDay} company={company} />}</Whole>
            </div>
          </div>
        )}
      </div>
      <footer className={css.turns} aria-hidden="true">
        {ids.flatMap((id, place) => (place === index ? found.map((_, number) => <i key={`${id}${number}`} data-now={number === at ? "" : undefined} />) : [<i key={id} className={css.other} />]))}
      </footer>
    </main>
  );
}

/** The boards to show: those that the address names, else the pinned ones, from the one that was opened. */
function useTurning(first: string, named: string | null) {
  const boards = useBoards();
  const known = boards.data?.map(({ id }) => id);
  const wanted = named?.split(",").filter((id) => !known || known.includes(id)) ?? pinnedIds(boards.data ?? []);
  const from = wanted.indexOf(first);
  const ids = from >= 0 ? [...wanted.slice(from), ...wanted.slice(0, from)] : named && wanted.length ? wanted : [first, ...wanted];
  const [turn, setTurn] = useState(0);
  const next = useCallback(() => setTurn((now) => now + 1), []);
  return { ids, next, index: turn % ids.length };
}

/** What fits on one screen after the other, measured as the board grows. */
function useScreens() {
  const room = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [scale, size] = useState(1);
  const [found, find] = useState<Screen[]>([]);
  useLayoutEffect(() => {
    const measure = () => {
      if (!room.current || !content.current) return;
      const now = Math.max(1, room.current.clientWidth / DRAWN);
      size(now);
      find((before) => {
        const cut = screens(rows(content.current!), room.current!.clientHeight / now);
        return JSON.stringify(cut) === JSON.stringify(before) ? before : cut;
      });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(room.current!);
    const timer = setInterval(measure, 1_000);
    measure();
    return () => {
      watch.disconnect();
      clearInterval(timer);
    };
  }, []);
  return { room, content, found, scale };
}

/** The rows of a board, in its own pixels; a heading belongs to the cards below it. */
function rows(content: HTMLElement): Row[] {
  const scale = content.getBoundingClientRect().width / content.offsetWidth;
  const from = content.getBoundingClientRect().top;
  const up = (element: Element) => Math.round((element.getBoundingClientRect().top - from) / scale);
  return [...content.querySelectorAll("article, section[id]")].map((element) => {
    const section = element.matches("article") ? element.closest("section") : null;
    const opens = section && Math.abs(up(section.querySelector("article")!) - up(element)) < 2;
    return { top: opens ? up(section) : up(element), bottom: up(element) + Math.round(element.getBoundingClientRect().height / scale) };
  });
}

function Clock() {
  const { language } = useLanguage();
  const [now, tick] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => tick(new Date()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return <time className={css.clock}>{now.toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB", { hour: "2-digit", minute: "2-digit" })}</time>;
}

/** The screen does not go to sleep, where the browser can keep it awake. */
function useAwake(): void {
  useEffect(() => {
    const lock = navigator.wakeLock?.request("screen").catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);
}
