"""Stock by store, suppliers and purchase orders, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.company import ALIASES, SUPPLIERS
from helloword.demo.costs import CURRENCY
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import PurchaseLine, StockDay

INVENTORY = ("store", "date", "sku", "warehouse", "sellable", "reserved", "inbound", "unsellable")
SUPPLIER_COLUMNS = ("supplier", "name", "lead_time_days", "moq", "currency")
PURCHASES = (
    "po_id", "line_id", "supplier", "sku", "ordered_at", "promised_at", "quantity", "unit_cost", "currency",
    "received_at", "received_quantity", "inspected", "passed",
)  # fmt: skip


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of stock of all stores, one of suppliers, one of purchase orders."""
    yield Sheet("all-stores/inventory.csv", INVENTORY, [_stock(row) for row in seen.history.stock])
    suppliers = [(s.id, s.name, str(s.lead_time_days), str(s.moq), CURRENCY) for s in SUPPLIERS]
    yield Sheet("company/suppliers.csv", SUPPLIER_COLUMNS, suppliers, "gb18030", ";")
    purchases = [_purchase(seen, line) for line in seen.history.purchases if line.ordered < seen.today]
    yield Sheet("company/purchase_orders.csv", PURCHASES, purchases)


def _stock(row: StockDay) -> tuple[str, ...]:
    name = ALIASES.get(row.store, {}).get(row.sku, row.sku)
    return (
        row.store, row.day.isoformat(), name, STORE[row.store].warehouse, str(row.sellable), str(row.reserved),
        str(row.inbound), str(row.unsellable),
    )  # fmt: skip


def _purchase(seen: Seen, line: PurchaseLine) -> tuple[str, ...]:
    received = (line.received.isoformat(), str(line.received_quantity), str(line.inspected), str(line.passed))
    return (
        line.po, str(line.number), line.supplier, line.sku, line.ordered.isoformat(), line.promised.isoformat(),
        str(line.quantity), amount(line.unit_cost, CURRENCY), CURRENCY,
        *(received if line.received < seen.today else ("", "", "", "")),
    )  # fmt: skip
