"""How buyers are reached: kept beside the lake and never in it, encrypted, and only while somebody is going to be asked.

An import hands over the addresses of orders of the stores whose buyers are asked, where the platform allows it. An
order that was handed over once is not handed over again, so that the same import again changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlglot import exp, parse_one

from helloword.connectors.contacting import may_contact
from helloword.connectors.kind import Kind
from helloword.connectors.staging import Conformed, Landed, SealAddresses
from helloword.lake.duck import Duck
from helloword.sealing import sealed_all, signatures, unsealed
from helloword.state.tables import ContactRow, ContactStoreRow
from helloword.workspace import Workspace

KEPT_FOR = timedelta(days=30)
"""An address is let go this long after it was received, if not before."""
OLDEST = timedelta(days=30)
"""Orders that were delivered before are asked about no more, so their addresses are not taken."""
TABLE = "contacts"
PURPOSE, ADDRESS = "buyer address", "buyer address hash"
_AT_ONCE = 500
_FOUND = """
SELECT o.store, o.order_id, FIRST(c.sealed ORDER BY c._row) AS sealed, FIRST(c.address ORDER BY c._row) AS address,
    FIRST(NULLIF(c.language, '') ORDER BY c._row) AS language, FIRST(o.customer ORDER BY c._row) AS customer,
    FIRST(o.channel ORDER BY c._row) AS channel
FROM orders AS o
JOIN contacts AS c ON c._row = o._row
WHERE o.status <> 'cancelled' AND (o.delivered_day IS NULL OR o.delivered_day >= since) AND o.store IN ('')
GROUP BY o.store, o.order_id
"""


@dataclass(frozen=True)
class Contact:
    """An order whose buyer can be reached; `address` and `customer` are keyed hashes."""

    store: str
    order: str
    address: str
    customer: str | None
    language: str | None
    received_at: datetime


def address_hash(workspace: Workspace, address: str) -> str:
    """The keyed hash by which an address is known again; one of its own, so that it leads to no customer of the lake."""
    return _hashes(workspace, [address])[0]


def sealer(workspace: Workspace, kind: Kind) -> SealAddresses | None:
    """What encrypts the addresses of a file; None where nobody is going to be asked or the kind has no addresses."""
    if kind.contact is None or not waiting_stores(workspace):
        return None

    def seal(addresses: Sequence[str]) -> list[tuple[str, str]]:
        return list(zip(sealed_all(workspace, addresses, PURPOSE), _hashes(workspace, addresses), strict=True))

    return seal


def hand_over(workspace: Workspace, duck: Duck, landed: Landed, conformed: Conformed) -> int:
    """Keep the addresses of the good rows of an import; how many orders are new among them."""
    orders = conformed.tables.get("order_lines", ())
    stores = waiting_stores(workspace)
    if landed.contacts is None or not orders or not stores:
        return 0
    now = datetime.now(UTC)
    allowed = _allowed(workspace, stores, now)
    found = [row for row in _found(duck, orders, landed.contacts, now, stores) if allowed(row["store"], row["channel"])]
    with workspace.state.write() as session:
        return sum(_keep(session, some, now) for some in _batches(found))


def waiting_stores(workspace: Workspace) -> Mapping[str, bool]:
    """The stores whose buyers are going to be asked, and whether the company vouched for the platform."""
    with workspace.state.read() as session:
        return {row.store: row.vouched for row in session.scalars(select(ContactStoreRow))}


def held(workspace: Workspace) -> tuple[Contact, ...]:
    """Every order whose buyer can be reached, those received first before others."""
    query = select(ContactRow).where(ContactRow.sealed.is_not(None)).order_by(ContactRow.received_at, ContactRow.store, ContactRow.order)  # fmt: skip
    with workspace.state.read() as session:
        return tuple(
            Contact(r.store, r.order, r.address or "", r.customer, r.language, r.received_at)
            for r in session.scalars(query)
        )


def address_in(session: Session, workspace: Workspace, store: str, order: str) -> str | None:
    """The address of an order's buyer; None once it was let go."""
    row = session.get(ContactRow, (store, order))
    return unsealed(workspace, row.sealed, PURPOSE) if row and row.sealed else None


def let_go(rows: Iterable[ContactRow], why: str) -> int:
    """Delete addresses, and everything that leads to a person, within the caller's transaction; how many there were."""
    gone = 0
    for row in rows:
        if row.sealed is not None:
            row.sealed = row.address = row.customer = row.language = None
            row.gone, gone = why, gone + 1
    return gone


def let_go_of(session: Session, store: str, order: str, why: str) -> int:
    """Let one order's address go."""
    row = session.get(ContactRow, (store, order))
    return let_go([row] if row else [], why)


def let_go_old(workspace: Workspace, now: datetime) -> int:
    """Let go every address that was received too long ago, or of a store whose buyers are not asked any more."""
    old = ContactRow.received_at <= now - KEPT_FOR
    off = ContactRow.store.not_in(select(ContactStoreRow.store))
    query = select(ContactRow).where(ContactRow.sealed.is_not(None), old | off)
    with workspace.state.read() as session:
        if session.scalar(select(func.count()).select_from(query.subquery())) == 0:
            return 0
    with workspace.state.write() as session:
        return let_go(session.scalars(query), "expired")


def _hashes(workspace: Workspace, addresses: Sequence[str]) -> list[str]:
    return [each[:32] for each in signatures(workspace, [a.strip().casefold() for a in addresses], ADDRESS)]


def _allowed(workspace: Workspace, stores: Mapping[str, bool], now: datetime) -> Callable[[str, str | None], bool]:
    platforms = {store.id: store.platform for store in workspace.stores()}
    today = workspace.day_of(now)

    def allowed(store: str, channel: str | None) -> bool:
        return store in platforms and may_contact(platforms[store], channel, stores[store], today)

    return allowed


def _found(
    duck: Duck, orders: Sequence[Path], contacts: Path, now: datetime, stores: Iterable[str]
) -> list[dict[str, str]]:
    query = parse_one(_FOUND, dialect="duckdb")
    for place in query.find_all(exp.Column):
        if place.name == "since" and not place.table:
            place.replace(exp.cast(exp.Literal.string((now - OLDEST).date().isoformat()), "DATE"))
    for chosen in query.find_all(exp.In):
        chosen.set("expressions", [exp.Literal.string(store) for store in stores])
    with duck.step() as db:
        db.read_parquet([str(path) for path in orders], hive_partitioning=False).create_view("orders")
        db.read_parquet(str(contacts)).create_view("contacts")
        found: list[dict[str, str]] = db.sql(query.sql("duckdb")).to_arrow_table().to_pylist()
    return sorted(found, key=lambda row: (row["store"], row["order_id"]))


def _keep(session: Session, some: Sequence[dict[str, str]], now: datetime) -> int:
    orders = [row["order_id"] for row in some]
    query = select(ContactRow.store, ContactRow.order).where(ContactRow.order.in_(orders))
    known = {(store, order) for store, order in session.execute(query)}
    new = [row for row in some if (row["store"], row["order_id"]) not in known]
    session.add_all(
        ContactRow(
            store=row["store"], order=row["order_id"], received_at=now, sealed=row["sealed"], address=row["address"],
            customer=row["customer"] or None, language=row["language"] or None, gone=None,
        )
        for row in new
    )  # fmt: skip
    session.flush()
    return len(new)


def _batches(rows: Sequence[dict[str, str]]) -> Iterator[list[dict[str, str]]]:
    waiting = iter(rows)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some
