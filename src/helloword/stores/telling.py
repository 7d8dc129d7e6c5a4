"""Purchase orders told to the lake: each state of a sent order is an ordinary import, and a cancelled one is taken back.

The lake is told after the state database, so a process that dies in between leaves an order that is told next time.
"""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from helloword.connectors.staging import Answers
from helloword.lake.importing import import_file
from helloword.lake.undoing import undo_import
from helloword.money import plain
from helloword.state.tables import ImportRow
from helloword.stores.purchase import Purchase, PurchaseLine, Status
from helloword.stores.purchase_rows import purchase_from
from helloword.stores.tables import PurchaseRow
from helloword.workspace import Workspace

KIND = "general.purchase_orders"
COLUMNS = (
    "po_id", "line_id", "supplier", "sku", "ordered_at", "promised_at", "quantity", "unit_cost", "currency",
    "received_at", "received_quantity", "inspected", "passed", "updated_at",
)  # fmt: skip


def tell_lake(workspace: Workspace) -> int:
    """Tell the lake every order that changed since it was told; how many."""
    query = select(PurchaseRow).where(PurchaseRow.told < PurchaseRow.version, PurchaseRow.status != Status.DRAFT)
    with workspace.state.read() as session:
        waiting = [(r.version, r.changed_at.isoformat(), purchase_from(session, r)) for r in session.scalars(query)]
    for version, changed_at, purchase in waiting:
        if purchase.status == Status.CANCELLED:
            _take_back(workspace, purchase)
        else:
            _import(workspace, purchase, version, changed_at)
        with workspace.state.write() as session:
            row = session.get_one(PurchaseRow, purchase.id)
            row.told = max(row.told, version)
    return len(waiting)


def _import(workspace: Workspace, purchase: Purchase, version: int, changed_at: str) -> None:
    with TemporaryDirectory(prefix="helloword-purchase-") as folder:
        path = Path(folder) / f"{_prefix(purchase)}{version}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_row(purchase, line, changed_at) for line in purchase.lines)
        import_file(workspace, path, kind=KIND, answers=Answers(decimal="point"))


def _take_back(workspace: Workspace, purchase: Purchase) -> None:
    query = select(ImportRow.id).where(ImportRow.file.startswith(_prefix(purchase)), ImportRow.status == "done")
    with workspace.state.read() as session:
        told = [id for id in session.scalars(query.order_by(ImportRow.id.desc())) if id is not None]
    for id in told:
        undo_import(workspace, id)


def _prefix(purchase: Purchase) -> str:
    return f"purchase-{purchase.id}-v"


def _row(purchase: Purchase, line: PurchaseLine, changed_at: str) -> list[str]:
    """A line as the general kind has it; until all of it has come nothing counts as received."""
    ordered, whole = line.ordered, line.complete
    receipt = (line.received_on, line.received, line.inspected, line.passed) if whole else (None,) * 4
    return [
        purchase.id, str(line.number), purchase.supplier, ordered.sku, str(purchase.sent_on),
        str(ordered.promised_on), str(ordered.quantity), plain(ordered.unit_cost), purchase.currency,
        *("" if told is None else str(told) for told in receipt), changed_at,
    ]  # fmt: skip
