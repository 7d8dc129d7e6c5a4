"""What the platforms' own monthly reports say, to reconcile with."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.claims import claims
from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import Sheet

COLUMNS = ("store", "report", "start", "end", "measure", "amount", "currency")


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file for all stores."""
    rows = [
        (c.store, c.report, c.start.isoformat(), c.end.isoformat(), c.measure, f"{c.amount:f}", c.currency)
        for c in claims(seen)
    ]
    yield Sheet("all-stores/official.csv", COLUMNS, rows)
