"""Random questions about a company."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from tests.oracle.comparing import Question
from tests.oracle.reference.catalogue import KPIS
from tests.oracle.reference.company import Company, World
from tests.oracle.reference.dims import NONE

SLICES = (
    (), (), ("store",), ("platform",), ("marketplace",), ("region",), ("country",), ("brand",), ("line",), ("sku",),
    ("channel",), ("campaign",), ("supplier",), ("carrier",), ("reason",), ("fulfilment",), ("customer_type",), ("weekday",), ("weekday", "hour"),
    ("keyword",), ("source",), ("device",), ("warehouse",), ("type",), ("store", "channel"), ("sku", "store"),
    ("brand", "channel"), ("country", "carrier"), ("region", "reason"), ("channel", "source"), ("sku", "warehouse"),
)  # fmt: skip
FILTERS = {
    "store": ("eu", "us", "jp", "tw"),
    "sku": ("A", "B", "KIT", NONE),
    "brand": ("Nori", NONE),
    "channel": ("web", "app", NONE),
    "country": ("DE", "US"),
    "fulfilment": ("merchant", NONE),
    "reason": ("late", "other"),
    "region": ("Europe", "America", NONE),
    "line": ("tea", "cups", NONE),
    "supplier": ("s1", "s2"),
    "carrier": ("DHL", NONE),
    "customer_type": ("new", "returning", NONE),
    "weekday": ("1", "6"),
    "hour": ("00", "13", NONE),
    "campaign": ("Campaign 1", "Campaign 2"),
    "keyword": ("mug", NONE),
    "source": ("paid", "organic"),
    "warehouse": ("w1", "w2"),
    "type": ("referral", "storage"),
}


def questions(world: World, company: Company, seed: int, count: int) -> Iterator[Question]:
    """`count` questions, each to every KPI that can be sliced and filtered so."""
    dice = Random(seed)
    days = sorted(line.ordered.day for line in company.lines)
    for number in range(count):
        by, where = dice.choice(SLICES), _filter(dice)
        kpis = tuple(kpi for kpi, meaning in KPIS.items() if {*by, *where} <= meaning.dimensions)
        grain, (start, end) = dice.choice(("day", "week", "month", "quarter", "year", "total")), _range(dice, days)
        if grain == "day" and not _is_short(start, end):
            grain = "month"
        currency = dice.choice((None, None, world.currency, "EUR", "USD", "JPY"))
        if number == 0:
            yield Question(tuple(KPIS), (), "total", start, end)
        compare = dice.choice((None, None, "previous", "year"))
        yield Question(kpis, by, grain, start, end, where, currency, compare)


def _is_short(start: date | None, end: date | None) -> bool:
    return start is not None and end is not None and (end - start).days <= 40


def _filter(dice: Random) -> dict[str, tuple[str, ...]]:
    if dice.random() < 0.6:
        return {}
    dims = dice.sample(tuple(FILTERS), dice.choice((1, 1, 2)))
    return {dim: tuple(dice.sample(FILTERS[dim], dice.choice((1, 1, 2)))) for dim in dims}


def _range(dice: Random, days: list[date]) -> tuple[date | None, date | None]:
    if dice.random() < 0.1:
        return None, None
    if dice.random() < 0.3:
        return days[0] - timedelta(days=3), days[-1] + timedelta(days=dice.choice((0, 40)))
    start = dice.choice(days) + timedelta(days=dice.randint(-20, 3))
    return start, start + timedelta(days=dice.choice((0, 6, 30, 100, 400)))
