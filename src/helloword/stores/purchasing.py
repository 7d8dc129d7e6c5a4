"""Purchase orders in the state database, from draft to inspection; each change is audited and told to the lake after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.money import full_text
from helloword.stores.purchase import Ordered, Purchase, PurchaseLine, Status, progress
from helloword.stores.purchase_rows import line_row, lines_of, purchase_from
from helloword.stores.tables import PurchaseLineRow, PurchaseRow
from helloword.text import counted, filled
from helloword.workspace import Workspace

MOST_LINES = 500
_FEWER = "{inspected} {inspected:unit|units} of line {number} {inspected:was|were} inspected already; fewer cannot have come."
_NO_FIT = "Of line {number} of {id} {received} {received:unit has|units have} come; inspected {inspected} and passed {passed} do not fit to that."
_ARRIVING = (Status.SENT, Status.PARTLY_RECEIVED, Status.RECEIVED, Status.INSPECTED)


def purchases(workspace: Workspace, status: str | None = None) -> tuple[Purchase, ...]:
    """Every purchase order, the newest first."""
    query = select(PurchaseRow).order_by(PurchaseRow.made_at.desc(), PurchaseRow.id.desc())
    with workspace.state.read() as session:
        found = session.scalars(query.where(PurchaseRow.status == status) if status else query)
        return tuple(purchase_from(session, row) for row in found)


def the_purchase(workspace: Workspace, id: str) -> Purchase:
    """The purchase order called `id`; raises UnknownNameError with the nearest otherwise."""
    with workspace.state.read() as session:
        return purchase_from(session, _row(session, id))


def purchase_with(workspace: Workspace, key: str) -> Purchase | None:
    """The purchase order that was drafted with a key; None when there is none."""
    with workspace.state.read() as session:
        row = session.scalar(select(PurchaseRow).where(PurchaseRow.key == key))
        return purchase_from(session, row) if row else None


def draft(
    workspace: Workspace, session: Session, key: str, supplier: str, currency: str, lines: Sequence[Ordered], note: str,
    now: datetime | None = None,
) -> str:  # fmt: skip
    """The id of a new draft, within the caller's transaction; the same key again is the same order."""
    known = session.scalar(select(PurchaseRow.id).where(PurchaseRow.key == key))
    if known is not None:
        return known
    _check_lines(lines)
    at = now or datetime.now(UTC)
    id = f"HW-{(session.scalar(select(func.count()).select_from(PurchaseRow)) or 0) + 1:05d}"
    session.add(
        PurchaseRow(
            id=id, key=key, supplier=supplier, currency=currency, status=Status.DRAFT, made_at=at,
            by=workspace.actor.name, sent_on=None, note=note, version=1, told=0, changed_at=at,
        )
    )  # fmt: skip
    session.add_all(line_row(id, PurchaseLine(number, line)) for number, line in enumerate(lines, 1))
    session.flush()
    detail: dict[str, Json] = {"supplier": supplier, "currency": currency, "lines": [_told(line) for line in lines]}
    record(session, workspace.actor, "purchase.drafted", Subject("purchase", id), detail, note)
    return id


def make_draft(
    workspace: Workspace, key: str, supplier: str, currency: str, lines: Sequence[Ordered], note: str = "",
    now: datetime | None = None,
) -> Purchase:  # fmt: skip
    """A new draft; the same key again is the same order."""
    with workspace.state.write() as session:
        id = draft(workspace, session, key, supplier, currency, lines, note, now)
    return the_purchase(workspace, id)


def mark_sent(workspace: Workspace, id: str, on: date, now: datetime | None = None) -> Purchase:
    """Note that the supplier has it; what was sent already stays as it is."""
    with workspace.state.write() as session:
        row = _row(session, id)
        if row.status == Status.DRAFT:
            row.sent_on = on
            _changed(workspace, session, row, Status.SENT, "purchase.sent", {"on": on.isoformat()}, now=now)
        elif row.status == Status.CANCELLED:
            raise _not_now(id, row.status)
    return the_purchase(workspace, id)


def receive(
    workspace: Workspace, id: str, number: int, received: int, on: date, *, short: bool = False, now: datetime | None = None
) -> Purchase:  # fmt: skip
    """Note how many units of a line have come so far, in all; `short` says that no more will come."""
    with workspace.state.write() as session:
        row, line = _line(session, id, number)
        if not 0 <= received <= line.quantity:
            raise InputError(
                f"Line {number} of {id} is of {counted(line.quantity, 'unit', 'units')}; {received} cannot have come. "
                "Give how many have come in all.", code="bad_receipt", id=id, line=str(number), ordered=str(line.quantity),
            )  # fmt: skip
        if row.sent_on is not None and on < row.sent_on:
            raise InputError(
                f"{id} was sent on {row.sent_on}; nothing of it can have come on {on}.",
                code="receipt_too_early", id=id, sent=row.sent_on.isoformat(), day=on.isoformat(),
            )  # fmt: skip
        if received < (line.inspected or 0):
            raise InputError(
                filled(_FEWER, inspected=line.inspected, number=number),
                code="fewer_than_inspected", line=str(number), inspected=str(line.inspected),
            )  # fmt: skip
        line.received, line.received_on, line.short = received, on if received or short else None, short
        detail: dict[str, Json] = {"line": number, "received": received, "on": on.isoformat(), "short": short}
        _moved(workspace, session, row, "purchase.received", detail, now)
    return the_purchase(workspace, id)


def inspect(
    workspace: Workspace, id: str, number: int, inspected: int, passed: int, now: datetime | None = None
) -> Purchase:
    """Note how many units of a line were looked at and how many were good."""
    with workspace.state.write() as session:
        row, line = _line(session, id, number)
        if not 0 <= passed <= inspected <= line.received or inspected == 0:
            raise InputError(
                filled(_NO_FIT, number=number, id=id, received=line.received, inspected=inspected, passed=passed),
                code="bad_inspection", id=id, line=str(number), received=str(line.received),
            )  # fmt: skip
        line.inspected, line.passed = inspected, passed
        _moved(
            workspace,
            session,
            row,
            "purchase.inspected",
            {"line": number, "inspected": inspected, "passed": passed},
            now,
        )
    return the_purchase(workspace, id)


def cancel(workspace: Workspace, id: str, reason: str, now: datetime | None = None) -> Purchase:
    """Call an order off of which nothing has come yet; what was cancelled already stays so."""
    with workspace.state.write() as session:
        row = _row(session, id)
        if row.status not in (Status.DRAFT, Status.SENT, Status.CANCELLED):
            raise _not_now(id, row.status)
        if row.status != Status.CANCELLED:
            _changed(workspace, session, row, Status.CANCELLED, "purchase.cancelled", {"was": row.status}, reason, now)
    return the_purchase(workspace, id)


def coming(workspace: Workspace) -> dict[tuple[str, str], int]:
    """Units by store and SKU that own orders, drafts too, still are to bring; orders for no store count for none."""
    units: dict[tuple[str, str], int] = {}
    for purchase in purchases(workspace):
        if purchase.status != Status.CANCELLED:
            for line in purchase.lines:
                if line.ordered.store is not None and not line.complete:
                    at = (line.ordered.store, line.ordered.sku)
                    units[at] = units.get(at, 0) + line.ordered.quantity - line.received
    return units


def _line(session: Session, id: str, number: int) -> tuple[PurchaseRow, PurchaseLineRow]:
    row = _row(session, id)
    if row.status not in _ARRIVING:
        raise _not_now(id, row.status)
    line = session.get(PurchaseLineRow, (id, number))
    if line is None:
        known = [str(each.number) for each in lines_of(session, id)]
        raise UnknownNameError("line", str(number), known, code="unknown_purchase_line")
    return row, line


def _moved(
    workspace: Workspace, session: Session, row: PurchaseRow, what: str, detail: dict[str, Json], now: datetime | None
) -> None:
    session.flush()
    _changed(workspace, session, row, progress(lines_of(session, row.id)), what, detail, now=now)


def _changed(
    workspace: Workspace, session: Session, row: PurchaseRow, status: Status, what: str, detail: dict[str, Json],
    reason: str = "", now: datetime | None = None,
) -> None:  # fmt: skip
    row.status, row.version, row.changed_at = status, row.version + 1, now or datetime.now(UTC)
    record(session, workspace.actor, what, Subject("purchase", row.id), detail, reason)


def _row(session: Session, id: str) -> PurchaseRow:
    row = session.get(PurchaseRow, id)
    if row is None:
        raise UnknownNameError("purchase order", id, _ids(session), code="unknown_purchase")
    return row


def _ids(session: Session) -> Iterable[str]:
    return session.scalars(select(PurchaseRow.id))


def _check_lines(lines: Sequence[Ordered]) -> None:
    bad = [line.sku for line in lines if line.quantity <= 0 or line.unit_cost < 0]
    if not lines or len(lines) > MOST_LINES or bad:
        raise InputError(
            f"A purchase order needs 1 to {MOST_LINES} lines of at least one unit each"
            + (f"; look at {', '.join(bad)}." if bad else "."), code="bad_purchase", most=str(MOST_LINES),
        )  # fmt: skip


def _not_now(id: str, status: str) -> InputError:
    return InputError(
        f"{id} is {status}; that cannot be done with it now.", code="purchase_status", id=id, status=status
    )


def _told(line: Ordered) -> dict[str, Json]:
    return {
        "sku": line.sku, "store": line.store, "quantity": line.quantity, "unit_cost": full_text(line.unit_cost),
        "promised_on": line.promised_on.isoformat(),
    }  # fmt: skip
