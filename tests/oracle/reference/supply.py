"""Suppliers and search."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference.moments import not_after
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import View


def supplier_otd(view: View) -> Outcome:
    """Share of promised purchase lines that came in time."""
    due = []
    for hit in view.hits(view.company.purchases):
        promised, received = hit.row.promised, hit.row.received
        if promised is None or not view.period.holds(promised.day):
            continue
        if received is not None:
            due.append(not_after(received, promised))
        elif promised.day <= view.period.last:
            due.append(False)
    return quotient(due.count(True), len(due))


def qc_pass_rate(view: View) -> Outcome:
    """Share of inspected units that passed, by received day."""
    rows = (row for row in view.company.purchases if row.received and view.period.holds(row.received.day))
    counts = [(hit.row.passed, hit.row.inspected) for hit in view.hits(rows)]
    known = [(passed, inspected) for passed, inspected in counts if passed is not None and inspected is not None]
    return quotient(sum(passed for passed, _ in known), sum(inspected for _, inspected in known))


def keyword_days(view: View) -> list[f.Keyword]:
    """Each keyword and day once: its best rank and highest volume."""
    rows: dict[tuple[object, str], list[f.Keyword]] = defaultdict(list)
    for hit in view.hits(row for row in view.company.keywords if view.period.holds(row.date)):
        rows[hit.row.date, hit.row.keyword].append(hit.row)
    return [_merged(same) for same in rows.values()]


def _merged(rows: list[f.Keyword]) -> f.Keyword:
    ranks = [row.rank for row in rows if row.rank is not None]
    volume = max(row.volume for row in rows)
    branded = any(row.branded for row in rows)
    return f.Keyword(rows[0].date, rows[0].keyword, "", min(ranks, default=None), volume, branded)


def brand_search(view: View) -> int:
    """Search volume of branded keywords."""
    return sum(row.volume for row in keyword_days(view) if row.branded)


def keyword_rank(view: View) -> Outcome:
    """Median organic rank, an unranked keyword being last."""
    ranks = sorted((row.rank for row in keyword_days(view)), key=lambda rank: (rank is None, rank))
    if not ranks:
        return Outcome(None, reason="no_data")
    low, high = ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2]
    if low is None or high is None:
        return Outcome(None, reason="unranked")
    return Outcome(Fraction(low + high, 2))


def keyword_top10(view: View) -> Outcome:
    """Share of search volume in keywords ranked 1 to 10."""
    rows = keyword_days(view)
    top = sum(row.volume for row in rows if row.rank is not None and row.rank <= 10)
    return quotient(top, sum(row.volume for row in rows))
