"""Why a number moved: what each slice made of the change, in parts that come to it exactly.

What a part is, of a sum and of a quotient, stands in `parts.py`. What slices leave over, because some of it counts in
several or in none, is a part as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from helloword.errors import InputError
from helloword.kpis.answering import answer_on, asked_of, periods_of
from helloword.kpis.asking import Asked
from helloword.kpis.dimensions import DIMENSIONS, NONE, OF_TIME
from helloword.kpis.ground import Ground
from helloword.kpis.parts import ZERO, Cell, Pair, of_quotient, of_sum
from helloword.kpis.query import Comparison, Query, Reading
from helloword.money import EXACT
from helloword.scope import EVERYTHING, Scope

CLEAR = Fraction(1, 4)
"""How much of all that moved a slice has to make beyond its size to stand out."""
LEAST = Fraction(1, 100)
"""A change smaller than this part of what it was before is not taken apart: nothing stands out of it."""
SHOWN, MOST_VALUES = 5, 2_000
_SAME_AS_STORES = frozenset({"platform", "marketplace", "region"})
_SUMS = frozenset({"additive", "distinct", "semi_additive"})
_DIGITS = Decimal(1).scaleb(-12)


@dataclass(frozen=True)
class Contributor:
    """A slice: what it made of the change, and its own value before and now. `value` None is all that is not named."""

    value: str | None
    change: Decimal
    then: Decimal | None = None
    now: Decimal | None = None
    stands_out: bool = False


@dataclass(frozen=True)
class Split:
    """A change by one dimension: the slices that made most of it, then all others; together the change to the last digit."""

    dimension: str
    contributors: tuple[Contributor, ...]
    clear: Fraction

    @property
    def stands_out(self) -> bool:
        """Whether a slice made clearly more of it than falls to it by its size."""
        return any(each.stands_out for each in self.contributors)


@dataclass(frozen=True)
class Contributions:
    """A change and its splits, the clearest first. `possible` is False for a number whose change is not made of parts."""

    reading: Reading
    splits: tuple[Split, ...]
    possible: bool = True


def contributions_on(ground: Ground, query: Query, scope: Scope = EVERYTHING) -> Contributions | None:
    """What made the change of the one KPI of `query` against what it is compared with; None without both values."""
    if len(query.kpis) != 1 or query.by or not query.compare:
        raise InputError("Ask for one KPI, without slices, and say what it is compared with.", code="trace_one")
    asked = asked_of(ground, query, scope, query.kpis[0])
    if len(periods_of(ground, query, asked)) != 1:
        raise InputError("A change is of one period; narrow the days, or ask for the total.", code="trace_one")
    whole = answer_on(ground, query, scope).readings[0]
    against = whole.comparison
    if whole.value is None or against is None or against.value is None:
        return None
    if whole.denominator is None and asked.kpi.additivity not in _SUMS:
        return Contributions(whole, (), possible=False)
    now = replace(query, start=whole.period.first, end=whole.period.until, compare=None, event=None)
    then = replace(now, start=against.start, end=against.end, so_far=against.so_far)
    before = answer_on(ground, then, scope).readings[0]
    splitting = _Splitting(asked, Pair(Cell.of(before), Cell.of(whole)), against)
    found = [
        splitting.by(dim, *(answer_on(ground, replace(q, by=(dim,)), scope).readings for q in (then, now)))
        for dim in _worth_it(asked, query.where)
    ]
    return Contributions(whole, tuple(sorted(filter(None, found), key=lambda split: -split.clear)))


def _worth_it(asked: Asked, where: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Dimensions to look at: none that is filtered to one value, none that only groups stores or tells the time."""
    possible = [d for d in DIMENSIONS if d in asked.slices and d not in OF_TIME and len(where.get(d, ())) != 1]
    grouped = _SAME_AS_STORES if "store" in asked.slices else frozenset[str]()
    return [dim for dim in possible if dim not in grouped]


@dataclass(frozen=True)
class _Splitting:
    asked: Asked
    whole: Pair
    against: Comparison

    @property
    def change(self) -> Fraction:
        then, now = self.whole.then.quotient, self.whole.now.quotient
        if then is not None and now is not None:
            return now - then
        return self.whole.now.top - self.whole.then.top

    def by(self, dim: str, then: Iterable[Reading], now: Iterable[Reading]) -> Split | None:
        """The change by one dimension; None where it has but one value."""
        before, after = ({r.slice[dim]: r for r in side} for side in (then, now))
        names = sorted({*before, *after})
        if not 1 < len(names) <= MOST_VALUES:
            return None
        flat = any(dim in dims for dims in self.asked.kpi.whole.values())
        parts = {
            name: self._part(Pair(Cell.of(before.get(name)), Cell.of(after.get(name))), flat=flat) for name in names
        }
        moved = sum((abs(change) for change, _ in parts.values()), Fraction(0))
        small = abs(self.change) < LEAST * abs(Fraction(self.against.value or 0))
        beyond = {name: self._beyond(*part) for name, part in parts.items()}
        ranked = sorted(names, key=lambda name: (-abs(parts[name][0]), name))[:SHOWN]
        shown = [
            Contributor(
                name, _rounded(parts[name][0]), _value(before.get(name)), _value(after.get(name)),
                stands_out=not small and name != NONE and beyond[name] > 0 and beyond[name] >= CLEAR * moved,
            )
            for name in ranked
        ]  # fmt: skip
        left = EXACT.subtract(self.against.change or Decimal(0), sum((each.change for each in shown), Decimal(0)))
        if len(names) > SHOWN or abs(left) > _DIGITS * (len(names) + 1):
            shown.append(Contributor(None, left))
        elif shown:
            shown[0] = replace(shown[0], change=EXACT.add(shown[0].change, left))
        best = max((beyond[each.value] for each in shown if each.stands_out and each.value), default=Fraction(0))
        return Split(dim, tuple(shown), best / moved if moved else Fraction(0))

    def _beyond(self, change: Fraction, share: Fraction) -> Fraction:
        """How much more a slice made than falls to it by its size; or all it made, where it went against a smaller whole."""
        if change * self.change < 0:
            return abs(change) if abs(change) >= abs(self.change) else Fraction(0)
        return abs(change) - share * abs(self.change)

    def _part(self, pair: Pair, *, flat: bool) -> tuple[Fraction, Fraction]:
        """What a slice made of the change, and how much of the whole it stands for."""
        whole = self.whole
        if not whole.then.bottom or not whole.now.bottom:
            part = of_sum(pair, whole)
        elif flat:
            change = pair.now.top / whole.now.bottom - pair.then.top / whole.then.bottom
            return change, pair.then.top / whole.then.top if whole.then.top else ZERO
        else:
            part = of_quotient(pair, whole)
        return part.change, part.share


def _value(reading: Reading | None) -> Decimal | None:
    return reading.value if reading else None


def _rounded(exact: Fraction) -> Decimal:
    return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator)).quantize(_DIGITS, context=EXACT)
