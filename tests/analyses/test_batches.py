"""A batch is what came in on a day, and its orders are those until the next one came."""

from __future__ import annotations

from datetime import date, timedelta

from helloword.analyses.batches import spans
from helloword.kpis.purchase_lines import PurchaseLine

START, END = date(2026, 10, 1), date(2026, 10, 31)


def came(on: date | None, po: str = "P") -> PurchaseLine:
    ordered = date(2026, 8, 1)
    return PurchaseLine(po, "S1", "KETTLE", ordered, ordered + timedelta(days=30), on, 10, 10, None, None)


def test_orders_belong_to_the_delivery_that_came_last() -> None:
    lines = [
        came(date(2026, 9, 1)),
        came(date(2026, 9, 20)),
        came(date(2026, 10, 5), "Q"),
        came(date(2026, 10, 5), "R"),
        came(None),
    ]
    found = [(b.came, b.first, b.until, len(b.lines)) for b in spans("KETTLE", lines, START, END)]

    assert found == [
        (date(2026, 9, 20), START, date(2026, 10, 4), 1),
        (date(2026, 10, 5), date(2026, 10, 5), END, 2),
    ]


def test_what_was_ordered_before_any_delivery_is_said_to_be() -> None:
    found = [
        (b.came, b.first, b.until)
        for b in spans("KETTLE", [came(date(2026, 10, 5)), came(date(2026, 11, 5))], START, END)
    ]

    assert found == [(None, START, date(2026, 10, 4)), (date(2026, 10, 5), date(2026, 10, 5), END)]
    assert spans("KETTLE", [came(None)], START, END) == []
