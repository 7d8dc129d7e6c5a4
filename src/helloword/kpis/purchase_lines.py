"""Lines of purchase orders one by one, for what is told of them beyond sums: how far lead times spread, which came when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from helloword.kpis.answering import asked_of
from helloword.kpis.company import ground_of
from helloword.kpis.joins import rows_with
from helloword.kpis.query import Query
from helloword.workspace import Workspace

_OF = "supplier_otd"
"""The KPI that is counted from the same lines: who may see it may see them."""


@dataclass(frozen=True)
class PurchaseLine:
    """A line of a purchase order, without what it costs; `received` is None while it is under way."""

    po: str
    supplier: str
    sku: str
    ordered: date
    promised: date
    received: date | None
    quantity: int
    received_quantity: int | None
    inspected: int | None
    passed: int | None


def purchase_lines(
    workspace: Workspace, where: Mapping[str, tuple[str, ...]], as_of: int | None = None
) -> tuple[PurchaseLine, ...]:
    """Every line that is in a slice and is seen, by order; raises SliceError or NotAllowedError as its KPI does."""
    ground = ground_of(workspace, as_of)
    asked = asked_of(ground, Query((_OF,), where=where), workspace.scope, _OF)
    kept = rows_with("po_promises", (), (*asked.where, *workspace.scope.filters)).select.subquery("k")
    on = exp.and_(*(exp.column(key, table="k").eq(exp.column(key, table="p")) for key in ("_import", "_row")))
    shown = (
        "po_id", "supplier", "sku", "ordered_day", "promised_day", "received_day", "quantity", "received_quantity",
        "inspected", "passed",
    )  # fmt: skip
    query = exp.select(*(exp.column(name, table="p") for name in shown)).from_(exp.to_table("purchase_orders").as_("p"))
    query = query.join(kept, on=on).order_by("ordered_day", "po_id", "sku", "promised_day", "quantity")
    rates, _ = ground.rates(ground.currency)
    found = ground.relations.run(query, {"rates": rates}, ground.currency)
    return tuple(PurchaseLine(*row.values()) for row in found.to_pylist())
