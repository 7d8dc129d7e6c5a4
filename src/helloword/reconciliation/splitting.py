"""The waterfall: our definitions are switched to the platform's one after the other, and each switch is a cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from helloword.money import EXACT
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.declared import Tolerance
from helloword.reconciliation.definition import OURS, Definition, steps
from helloword.reconciliation.figure import Figure
from helloword.reconciliation.lateness import Then, Timeline
from helloword.reconciliation.recounting import Count, Counted, recount


@dataclass(frozen=True)
class Wish:
    """A figure to split: our counterpart, in `target`, under the conventions of its report (settled for the store)."""

    figure: Figure
    kpi: str
    target: str
    there: Definition
    tolerance: Tolerance

    def count(self, definition: Definition) -> Count:
        """The figure under one definition."""
        f = self.figure
        return Count(self.kpi, f.store, f.start, f.end, f.sku, self.target, definition)

    @property
    def ours(self) -> Count:
        """The figure as we define it."""
        return self.count(replace(OURS, tax_stated_on=self.there.tax_stated_on))


@dataclass(frozen=True)
class Split:
    """What each cause explains of a gap, without the rest.

    Attributes:
        ours: the figure from the rows, by our own definitions.
        causes: None when an amount lacks an exchange rate on the way.
        notes: codes for what could not be told.
    """

    ours: Decimal | None
    causes: Mapping[Cause, Decimal] | None
    notes: tuple[str, ...] = ()


def split(timeline: Timeline, wishes: Sequence[Wish]) -> tuple[Split, ...]:
    """Each figure's causes from cancelled orders to late data."""
    counts: dict[Count, None] = {}
    for wish in wishes:
        counts |= dict.fromkeys([wish.ours, *(wish.count(definition) for _, definition in steps(wish.there))])
    counted = dict(zip(counts, recount(timeline.ground, tuple(counts)), strict=True))
    versions = [timeline.then(wish.figure, wish.kpi) for wish in wishes]
    earlier = _earlier(timeline, wishes, versions)
    return tuple(
        _split(wish, counted, version, earlier.get(at))
        for at, (wish, version) in enumerate(zip(wishes, versions, strict=True))
    )


def _earlier(timeline: Timeline, wishes: Sequence[Wish], versions: Sequence[Then]) -> Mapping[int, Counted]:
    """Figures under the platform's definitions as they were when the report came, by place."""
    found: dict[int, Counted] = {}
    for version in dict.fromkeys(then.version for then in versions if then.version is not None):
        places = [at for at, then in enumerate(versions) if then.version == version]
        counts = [wishes[at].count(steps(wishes[at].there)[-1][1]) for at in places]
        found |= dict(zip(places, recount(timeline.ground_at(version), counts), strict=True))
    return found


def _split(wish: Wish, counted: Mapping[Count, Counted], then: Then, earlier: Counted | None) -> Split:
    ours = before = counted[wish.ours].value
    causes: dict[Cause, Decimal] = {}
    for cause, definition in steps(wish.there):
        value = counted[wish.count(definition)].value
        if before is None or value is None:
            return Split(ours, None)
        causes[cause], before = EXACT.subtract(value, before), value
    assert before is not None
    late, doubt = _late(wish, before, then, earlier)
    causes[Cause.LATE_DATA] = late
    return Split(ours, causes, () if doubt is None else (doubt,))


def _late(wish: Wish, now: Decimal, then: Then, earlier: Counted | None) -> tuple[Decimal, str | None]:
    """What came since the report; where it may have come before our data was all there, only if that is plainly what it says."""
    if earlier is None or earlier.value is None:
        return Decimal(0), then.doubt
    late = EXACT.subtract(earlier.value, now)
    rest = EXACT.subtract(wish.figure.amount, earlier.value)
    if then.doubt is None or wish.tolerance.allows(rest, wish.figure.amount):
        return late, None
    return Decimal(0), then.doubt
