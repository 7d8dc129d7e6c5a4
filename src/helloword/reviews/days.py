"""What of a change missing days and the calendar made, before any of it is called business.

Days are of a kind: missing (the source has not brought them), of a sale, or a plain Monday, Tuesday and so on. Of a sum,
what a sale's days are above or below the plain days like them is the calendar's, and so is having more Sundays; what
plain days are now above or below plain days before is business. Of a quotient, kinds of days are its parts: what missing
days made is the data's, what the kinds weigh is the calendar's, how each kind's own quotient moved is business.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from helloword.kpis.parts import HALF, ZERO, Cell, Pair, of_quotient, total

WEEKDAYS = "weekdays"
MISSING = "missing"
PLAIN = "plain"
_ONE = Fraction(1)


@dataclass(frozen=True)
class Day:
    """One day of one store: its kind is `missing`, the name of a sale, or a weekday's number as text."""

    kind: str
    weekday: int
    cell: Cell

    @property
    def plain(self) -> bool:
        """Whether it is like any other of its weekday."""
        return self.kind.isdecimal()


@dataclass(frozen=True)
class Beside:
    """What missing days and the calendar made of a change: by sale, and by how many of each weekday there are."""

    data: Fraction = ZERO
    calendar: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def all(self) -> Fraction:
        """Both together."""
        return self.data + sum(self.calendar.values(), ZERO)


def kind_of(day: date, sale: str | None, missing: bool) -> str:
    """The kind of a day."""
    return MISSING if missing else sale or str(day.weekday())


def beside_sum(then: Sequence[Day], now: Sequence[Day]) -> Beside:
    """What missing days and the calendar made of the change of a sum over days."""
    data = _sum(now, MISSING) - _sum(then, MISSING)
    sides = tuple([day for day in side if day.kind != MISSING] for side in (then, now))
    usual = _usual(*sides)
    calendar: dict[str, Fraction] = defaultdict(lambda: ZERO)
    for side, sign in zip(sides, (-1, 1), strict=True):
        for day in side:
            if not day.plain:
                calendar[day.kind] += sign * (day.cell.top - usual[sign][day.weekday])
    for weekday in usual[1]:
        before, after = (sum(1 for day in side if day.weekday == weekday) for side in sides)
        calendar[WEEKDAYS] += (after - before) * (usual[-1][weekday] + usual[1][weekday]) * HALF
    return Beside(data, {kind: amount for kind, amount in calendar.items() if amount})


def beside_quotient(then: Iterable[Day], now: Iterable[Day]) -> Beside:
    """What missing days and the calendar made of the change of a quotient of sums over days."""
    then, now = list(then), list(now)
    # Where there are as many of each weekday, what they weigh is the buyers' doing and not the calendar's.
    apart = Counter(day.weekday for day in then) != Counter(day.weekday for day in now)
    kinds: dict[str, Pair] = defaultdict(Pair)
    for day in then:
        kinds[day.kind if apart or not day.plain else PLAIN] += Pair(then=day.cell)
    for day in now:
        kinds[day.kind if apart or not day.plain else PLAIN] += Pair(now=day.cell)
    whole = total(kinds.values())
    if not whole.then.bottom or not whole.now.bottom:
        return Beside()
    parts = {kind: of_quotient(pair, whole) for kind, pair in kinds.items()}
    calendar: dict[str, Fraction] = defaultdict(lambda: ZERO)
    for kind, part in parts.items():
        if kind not in (MISSING, PLAIN):
            calendar[WEEKDAYS if kind.isdecimal() else kind] += part.mix
    data = parts[MISSING].change if MISSING in parts else ZERO
    # That plain days weigh less beside the days of a sale, or more where others are missing, is the doing of these.
    lighter = parts[PLAIN].mix if PLAIN in parts else ZERO
    sale = max(calendar, key=lambda kind: abs(calendar[kind]), default=None)
    if sale is not None:
        calendar[sale] += lighter
    elif MISSING in parts:
        data += lighter
    return Beside(data, {kind: amount for kind, amount in calendar.items() if amount})


def _sum(days: Iterable[Day], kind: str) -> Fraction:
    return sum((day.cell.top for day in days if day.kind == kind), ZERO)


def _usual(then: Sequence[Day], now: Sequence[Day]) -> Mapping[int, Mapping[int, Fraction]]:
    """What a plain day of each weekday comes to, before (-1) and now (1); taken from the other side where none is plain."""
    known = {sign: _means(side) for sign, side in ((-1, then), (1, now))}
    both = known[-1].keys() & known[1].keys()
    level = {sign: sum((known[sign][w] for w in both), ZERO) for sign in (-1, 1)}
    found: dict[int, dict[int, Fraction]] = {-1: {}, 1: {}}
    for weekday in {day.weekday for day in (*then, *now)}:
        for sign, side in ((-1, then), (1, now)):
            other = known[-sign].get(weekday)
            growth = level[sign] / level[-sign] if level[sign] > 0 and level[-sign] > 0 else _ONE
            own = known[sign].get(weekday)
            found[sign][weekday] = own if own is not None else other * growth if other is not None else _mean(side)
    return found


def _means(days: Iterable[Day]) -> dict[int, Fraction]:
    by_weekday: dict[int, list[Fraction]] = defaultdict(list)
    for day in days:
        if day.plain:
            by_weekday[day.weekday].append(day.cell.top)
    return {weekday: sum(values, ZERO) / len(values) for weekday, values in by_weekday.items()}


def _mean(days: Sequence[Day]) -> Fraction:
    return sum((day.cell.top for day in days), ZERO) / len(days) if days else ZERO
