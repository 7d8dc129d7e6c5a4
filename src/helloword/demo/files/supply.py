"""Stock by store, suppliers and purchase orders, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.company import ALIASES, STORES, SUPPLIERS
from helloword.demo.costs import CURRENCY
from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import PurchaseLine

INVENTORY = ("date", "sku", "warehouse", "sellable", "reserved", "inbound", "unsellable")
SUPPLIER_COLUMNS = ("supplier", "name", "lead_time_days", "moq", "currency")
PURCHASES = (
    "po_id", "line_id", "supplier", "sku", "ordered_at", "promised_at", "quantity", "unit_cost", "currency",
    "received_at", "received_quantity", "inspected", "passed",
)  # fmt: skip


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of stock per store, one of suppliers, one of purchase orders."""
    for store in STORES:
        names = ALIASES.get(store.id, {})
        rows = [
            (
                row.day.isoformat(), names.get(row.sku, row.sku), store.warehouse, str(row.sellable),
                str(row.reserved), str(row.inbound), str(row.unsellable),
            )
            for row in seen.history.stock
            if row.store == store.id
        ]  # fmt: skip
        yield Sheet(f"{store.id}/inventory.csv", INVENTORY, rows)
    suppliers = [(s.id, s.name, str(s.lead_time_days), str(s.moq), CURRENCY) for s in SUPPLIERS]
    yield Sheet("company/suppliers.csv", SUPPLIER_COLUMNS, suppliers, "gb18030", ";")
    purchases = [_purchase(seen, line) for line in seen.history.purchases if line.ordered < seen.today]
    yield Sheet("company/purchase_orders.csv", PURCHASES, purchases)


def _purchase(seen: Seen, line: PurchaseLine) -> tuple[str, ...]:
    received = (line.received.isoformat(), str(line.received_quantity), str(line.inspected), str(line.passed))
    return (
        line.po, str(line.number), line.supplier, line.sku, line.ordered.isoformat(), line.promised.isoformat(),
        str(line.quantity), amount(line.unit_cost, CURRENCY), CURRENCY,
        *(received if line.received < seen.today else ("", "", "", "")),
    )  # fmt: skip
