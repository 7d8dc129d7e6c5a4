/** What can be done with a board: change or copy it, pin, share, go back, send it regularly, print, show it on a wall. */
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";

import { pinnedIds, useBoards, useMay, usePin, type Board } from "../../api";
import { DesktopOutlined, EditOutlined, HistoryOutlined, MailOutlined, PrinterOutlined, PushpinFilled, PushpinOutlined, ShareAltOutlined } from "../../ui/kit";
import { useParam } from "../../ui/useParam";
import css from "./BoardTools.module.css";
import { usePrinting } from "./usePrinting";

const Sharing = lazy(() => import("./Sharing").then((part) => ({ default: part.Sharing })));
const Sending = lazy(() => import("./Sending").then((part) => ({ default: part.Sending })));
const History = lazy(() => import("./History").then((part) => ({ default: part.History })));

type BoardToolsProps = { board: Board; edit: () => void; show: () => void };

export function BoardTools({ board, edit, show }: BoardToolsProps) {
  const { t } = useTranslation();
  const { may } = useMay();
  const [opened, open] = useState<"share" | "history" | null>(null);
  const [sending, send] = useParam("send");
  const pins = pinnedIds(useBoards().data ?? []);
  const pin = usePin();
  const print = usePrinting();
  const pinned = pins.includes(board.id);
  const tool = (label: string, icon: React.ReactNode, act: () => void, more: object = {}) => (
    <button type="button" className={css.tool} aria-label={label} title={label} onClick={act} {...more}>
      {icon}
    </button>
  );
  return (
    <div className={css.tools} role="toolbar" aria-label={t("boards.tools")}>
      {may("make_boards") && (
        <button type="button" className={css.edit} onClick={edit}>
          <EditOutlined aria-hidden="true" />
          <span>{board.changeable ? t("boards.edit") : t("boards.copy")}</span>
        </button>
      )}
      {tool(t(pinned ? "boards.unpin" : "boards.pin"), pinned ? <PushpinFilled aria-hidden="true" /> : <PushpinOutlined aria-hidden="true" />, () => pin.mutate(pinned ? pins.filter((id) => id !== board.id) : [...pins, board.id]), { "aria-pressed": pinned })}
      {board.changeable && tool(t("boards.share"), <ShareAltOutlined aria-hidden="true" />, () => open("share"))}
      {board.version !== null && tool(t("boards.history"), <HistoryOutlined aria-hidden="true" />, () => open("history"))}
      {tool(t("sending.open"), <MailOutlined aria-hidden="true" />, () => send("1"))}
      {tool(t("boards.print"), <PrinterOutlined aria-hidden="true" />, print)}
      {tool(t("boards.tv"), <DesktopOutlined aria-hidden="true" />, show)}
      <Suspense fallback={null}>
        {sending === "1" && <Sending board={board} close={() => send(null)} />}
        {opened === "share" && <Sharing board={board} close={() => open(null)} />}
        {opened === "history" && <History board={board} close={() => open(null)} />}
      </Suspense>
    </div>
  );
}
