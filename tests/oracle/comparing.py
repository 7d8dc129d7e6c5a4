"""What the product and the reference say about the same question, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from helloword.kpis.query import Query, Reading
from helloword.period import Grain
from tests.oracle.reference.answering import Reading as Expected
from tests.oracle.reference.answering import answer
from tests.oracle.reference.company import Company

DIGITS = Fraction(1, 10**12)
# Their two sides may be cut elsewhere: 365 days a year, averages and per cents belong to either.
ONLY_VALUE = {"inventory_turnover", "days_of_cover", "sell_through", "nps", "keyword_rank"}
# What credits, parts and costs are taken off: digits are counted from one unit of money on.
SUBTRACTED = {
    "net_sales", "gross_profit", "contribution_profit", "net_profit", "gross_margin", "contribution_margin", "net_margin",
    "aov", "tacos", "clv", "fees", "ad_spend", "roas", "acos", "cpc", "cpt", "cac",
}  # fmt: skip
Cell = tuple[str, date, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Question:
    """What both are asked."""

    kpis: tuple[str, ...]
    by: tuple[str, ...] = ()
    grain: str = "total"
    start: date | None = None
    end: date | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None
    compare: Literal["previous", "year"] | None = None

    @property
    def query(self) -> Query:
        """As the product is asked."""
        asked = (self.kpis, self.by, Grain(self.grain), self.start, self.end, self.where, self.currency)
        return Query(*asked, compare=self.compare)

    def expected(self, company: Company) -> list[Expected]:
        """What the reference answers."""
        return [
            reading
            for kpi in self.kpis
            for reading in answer(
                company, kpi, self.by, self.grain, self.start, self.end, self.where, self.currency, self.compare
            )
        ]


@dataclass(frozen=True)
class Difference:
    """One figure on which the two do not agree."""

    cell: Cell
    what: str
    product: object
    reference: object

    def __str__(self) -> str:
        kpi, start, where = self.cell
        place = ", ".join(f"{dim}={value}" for dim, value in where)
        return f"{kpi} {start} {place}: {self.what} is {_plain(self.product)}, reference {_plain(self.reference)}"


def differences(found: Iterable[Reading], expected: Iterable[Expected], *, exact: bool) -> list[Difference]:
    """Every disagreement; a cell that only one of them lists must be empty or zero there."""
    ours = {(r.kpi, r.period.start, tuple(sorted(r.slice.items()))): r for r in found}
    theirs = {(r.kpi, r.period.start, tuple(sorted(r.slice.items()))): r for r in expected}
    cells = sorted({*ours, *theirs})
    return [d for cell in cells for d in _cell(cell, ours.get(cell), theirs.get(cell), exact=exact)]


def _cell(cell: Cell, found: Reading | None, expected: Expected | None, *, exact: bool) -> Iterator[Difference]:
    if found is None or expected is None:
        there = found or expected
        if there is not None and (there.value or there.numerator):
            yield Difference(cell, "presence", found and found.value, expected and expected.value)
        return
    unit = Fraction(cell[0] in SUBTRACTED)
    least = unit / abs(expected.denominator) if expected.denominator else unit
    if not _same(found.value, expected.value, least, exact=exact and expected.denominator is None):
        yield Difference(cell, "value", found.value or found.reason, _or_reason(expected))
    elif expected.value is not None:
        yield from _sides(cell, found, expected, exact=exact)
    if found.period.complete != expected.complete:
        yield Difference(cell, "complete", found.period.complete, expected.complete)
    if (found.period.start, found.period.end) != (expected.period.start, expected.period.end):
        yield Difference(cell, "end", found.period.end, expected.period.end)
    yield from _compared(cell, found, expected)


def _compared(cell: Cell, found: Reading, expected: Expected) -> Iterator[Difference]:
    ours, theirs = found.comparison, expected.compared
    if ours is None or theirs is None:
        if ours or theirs:
            yield Difference(cell, "comparison", ours, theirs)
    elif (ours.start, ours.end) != (theirs.first, theirs.until):
        yield Difference(cell, "compared with", f"{ours.start}..{ours.end}", f"{theirs.first}..{theirs.until}")
    elif not _same(ours.value, theirs.value, Fraction(cell[0] in SUBTRACTED)):
        yield Difference(cell, "compared value", ours.value, theirs.value)


def _sides(cell: Cell, found: Reading, expected: Expected, *, exact: bool) -> Iterator[Difference]:
    if cell[0] not in ONLY_VALUE and expected.denominator is not None:
        unit = Fraction(cell[0] in SUBTRACTED)
        if not _same(found.numerator, expected.numerator, unit, exact=exact):
            yield Difference(cell, "numerator", found.numerator, expected.numerator)
        if not _same(found.denominator, expected.denominator, unit, exact=exact):
            yield Difference(cell, "denominator", found.denominator, expected.denominator)
    if not _same(found.cost_coverage, expected.cost_coverage):
        yield Difference(cell, "cost_coverage", found.cost_coverage, expected.cost_coverage)


def _or_reason(expected: Expected) -> object:
    return expected.reason if expected.value is None else expected.value


def _same(
    found: Decimal | None, expected: Fraction | None, least: Fraction = Fraction(0), *, exact: bool = False
) -> bool:
    if found is None or expected is None:
        return found is None and expected is None
    finite = (expected * 10**12).denominator == 1
    return abs(Fraction(found) - expected) <= (0 if exact and finite else max(abs(expected), least) * DIGITS)


def _plain(value: object) -> str:
    return f"{float(value):.15g}" if isinstance(value, Fraction | Decimal) else str(value)
