"""Stock, suppliers and purchase orders."""

from __future__ import annotations

from datetime import timedelta

from tests.oracle.growing.chances import PLATFORM_SKUS, SKUS, Chances, Row


def rows(chances: Chances) -> dict[str, list[Row]]:
    """Everything in a warehouse or on its way there."""
    return {
        "suppliers": [{"supplier": name, "name": f"Supplier {name}"} for name in ("s1", "s2")],
        "inventory": _inventory(chances),
        "purchase_orders": [_purchase(chances, n) for n in chances.many(6)],
    }


def _inventory(chances: Chances) -> list[Row]:
    found = {}
    for store in chances.stores:
        for day in chances.days(6) if chances.often() else ():
            for _ in range(1 + chances.count(3)):
                sku, warehouse = chances.one(*SKUS, *PLATFORM_SKUS), chances.one("w1", "w1", "w2")
                found[store.id, day, sku, warehouse] = {
                    "store": store.id,
                    "date": day.isoformat(),
                    "sku": sku,
                    "warehouse": warehouse,
                    "sellable": str(chances.one(0, 0, 3, 17)),
                    "reserved": chances.one("", "2"),
                    "inbound": chances.one("", "40"),
                    "unsellable": "",
                }
    return list(found.values())


def _purchase(chances: Chances, number: int) -> Row:
    ordered = chances.day()
    promised = ordered + timedelta(days=chances.one(0, 5, 30))
    inspected = chances.count(20)
    return {
        "po_id": f"p{number // 2}",
        "line_id": str(number),
        "supplier": chances.one("s1", "s2"),
        "sku": chances.one(*SKUS),
        "ordered_at": chances.at(ordered, chances.zone),
        "promised_at": chances.at(promised, chances.zone),
        "quantity": "10",
        "unit_cost": chances.money(5),
        "currency": "CNY",
        "received_at": chances.at(max(ordered, chances.near(promised, 2, 2)), chances.zone) if chances.often() else "",
        "received_quantity": "",
        "inspected": chances.one("", str(inspected)),
        "passed": str(chances.count(inspected)),
    }
