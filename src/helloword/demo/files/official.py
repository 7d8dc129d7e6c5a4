"""What the platforms' own monthly reports say, to reconcile with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from helloword.demo.company import STORES, Store
from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import Sheet
from helloword.period import Grain, end_of

COLUMNS = ("store", "report", "start", "end", "measure", "amount")
REPORTS = {"amazon": "business_report", "shopify": "sessions_over_time", "rakuten": "store_karte"}
COUNTED = ("paid", "shipped", "delivered")


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file for all stores: orders, units and sessions of each whole month."""
    yield Sheet("all-stores/official.csv", COLUMNS, [row for store in STORES for row in _rows(seen, store)])


def _rows(seen: Seen, store: Store) -> Iterator[tuple[str, ...]]:
    for month, figures in sorted(_months(seen, store).items()):
        end = end_of(Grain.MONTH, month)
        if end < seen.today:
            for measure, count in figures.items():
                yield store.id, REPORTS[store.platform], month.isoformat(), end.isoformat(), measure, str(count)


def _months(seen: Seen, store: Store) -> dict[date, dict[str, int]]:
    months: dict[date, dict[str, int]] = defaultdict(lambda: {"orders": 0, "units": 0, "sessions": 0})
    for order in seen.orders(store.id):
        if seen.status(order) in COUNTED:
            figures = months[order.placed_at.date().replace(day=1)]
            figures["orders"] += 1
            figures["units"] += sum(line.quantity for line in order.lines)
    for visits in seen.history.visits:
        if visits.store == store.id:
            months[visits.day.replace(day=1)]["sessions"] += visits.sessions
    return months
