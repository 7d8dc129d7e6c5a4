/** Every board: pinned ones first, in the order one puts them; and what was deleted. */
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";

import { inOrder, marks, pinnedIds, useBoards, useDeletedBoards, useGoBack, useMay, usePin, useView, viewSearch, type BoardName, type Schemas } from "../../api";
import { useLanguage, useTwo } from "../../text";
import { sayTime } from "../../ui/dates";
import { Button, DownOutlined, PushpinFilled, PushpinOutlined, UpOutlined } from "../../ui/kit";
import { PageHead } from "../../ui/PageHead";
import { Tile } from "../../ui/Tile";
import { Troubled } from "../../ui/Troubled";
import css from "./AllBoards.module.css";

export function AllBoards() {
  const { t } = useTranslation();
  const go = useNavigate();
  const { view } = useView();
  const { may } = useMay();
  const boards = useBoards();
  const deleted = useDeletedBoards();
  const pin = usePin();
  const pins = pinnedIds(boards.data ?? []);
  const head = (
    <PageHead title={t("boards.all")} waiting={boards.isLoading}
      extra={
        may("make_boards") && (
          <Button type="primary" onClick={() => void go(`/boards/new${viewSearch(view)}`)}>
            {t("boards.new")}
          </Button>
        )
      }
    />
  );
  if (!boards.data) {
    return (
      <>
        {head}
        {boards.error && <Troubled problem={boards.error} retry={() => void boards.refetch()} height={320} />}
      </>
    );
  }
  return (
    <>
      {head}
      <div className={css.stack}>
        <Tile id="boards" title={t("boards.count", { count: boards.data.length })} marks={marks(boards)} flush>
          <ul className={css.list}>
            {inOrder(boards.data).map((board) => (
              <Row key={board.id} board={board} search={viewSearch(view)} pins={pins} pin={pin.mutate} />
            ))}
          </ul>
        </Tile>
        {(deleted.data ?? []).length > 0 && (
          <Tile id="deleted" title={t("boards.deleted")} flush>
            <ul className={css.list}>
              {deleted.data!.map((board) => (
                <Deleted key={board.id} board={board} />
              ))}
            </ul>
          </Tile>
        )}
      </div>
    </>
  );
}

function Row({ board, search, pins, pin }: { board: BoardName; search: string; pins: string[]; pin: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const two = useTwo();
  const name = two(board.name);
  const at = pins.indexOf(board.id);
  const swap = (to: number) => pin(pins.with(at, pins[to]!).with(to, board.id));
  const whose = board.mine ? t("boards.mine") : board.shared === "ready" ? t("boards.ready") : t("boards.by", { name: board.owner ?? t("boards.thisMachine") });
  return (
    <li data-board={board.id}>
      <button type="button" className={css.pin} aria-pressed={at >= 0} aria-label={t(at < 0 ? "boards.pinOf" : "boards.unpinOf", { name })} onClick={() => pin(at < 0 ? [...pins, board.id] : pins.filter((id) => id !== board.id))}>
        {at < 0 ? <PushpinOutlined aria-hidden="true" /> : <PushpinFilled aria-hidden="true" />}
      </button>
      <p className={css.name}>
        <Link to={`/boards/${board.id}${search}`}>{name}</Link>
        <small>
          {whose}
          {board.shared !== "ready" && ` · ${t(`boards.shared.${board.shared as "private"}`)}`}
          {board.note && ` · ${two(board.note)}`}
        </small>
      </p>
      {at >= 0 && (
        <span className={css.order}>
          <button type="button" className={css.pin} aria-label={t("boards.earlier", { name })} disabled={at === 0} onClick={() => swap(at - 1)}>
            <UpOutlined aria-hidden="true" />
          </button>
          <button type="button" className={css.pin} aria-label={t("boards.later", { name })} disabled={at === pins.length - 1} onClick={() => swap(at + 1)}>
            <DownOutlined aria-hidden="true" />
          </button>
        </span>
      )}
    </li>
  );
}

function Deleted({ board }: { board: Schemas["DeletedBoard"] }) {
  const { t } = useTranslation();
  const two = useTwo();
  const { language } = useLanguage();
  const back = useGoBack(board.id);
  return (
    <li data-board={board.id}>
      <p className={css.name}>
        <b>{two(board.name)}</b>
        <small>
          {board.by ?? t("boards.thisMachine")} · <time dateTime={board.at}>{sayTime(board.at, language)}</time>
        </small>
      </p>
      <Button size="small" loading={back.isPending} onClick={() => back.mutate({ number: board.version - 1, version: board.version })}>
        {t("boards.bringBack")}
      </Button>
    </li>
  );
}
