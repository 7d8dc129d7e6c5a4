"""The waterfall: our definitions are switched to the platform's one after the other, and each switch is a cause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from helloword.money import EXACT
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.definition import OURS, Definition, steps
from helloword.reconciliation.figure import Figure
from helloword.reconciliation.lateness import Timeline
from helloword.reconciliation.recounting import Count, Counted, recount


@dataclass(frozen=True)
class Wish:
    """A figure to split: our counterpart, in `target`, under the conventions of its report (settled for the store)."""

    figure: Figure
    kpi: str
    target: str
    there: Definition

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
    then, notes = _then(timeline, wishes)
    return tuple(_split(wish, counted, then.get(at), notes.get(at)) for at, wish in enumerate(wishes))


def _then(timeline: Timeline, wishes: Sequence[Wish]) -> tuple[dict[int, Counted], dict[int, str]]:
    """Figures under the platform's definitions as they were when the report came, by place."""
    versions: dict[int, list[int]] = {}
    notes: dict[int, str] = {}
    for at, wish in enumerate(wishes):
        version, note = timeline.then(wish.figure, wish.kpi)
        if version is not None:
            versions.setdefault(version, []).append(at)
        if note is not None:
            notes[at] = note
    found: dict[int, Counted] = {}
    for version, places in versions.items():
        counts = [wishes[at].count(steps(wishes[at].there)[-1][1]) for at in places]
        found |= dict(zip(places, recount(timeline.ground_at(version), counts), strict=True))
    return found, notes


def _split(wish: Wish, counted: Mapping[Count, Counted], then: Counted | None, note: str | None) -> Split:
    notes = () if note is None else (note,)
    ours = before = counted[wish.ours].value
    causes: dict[Cause, Decimal] = {}
    for cause, definition in steps(wish.there):
        value = counted[wish.count(definition)].value
        if before is None or value is None:
            return Split(ours, None, notes)
        causes[cause], before = EXACT.subtract(value, before), value
    late = then.value if then is not None and then.value is not None else before
    causes[Cause.LATE_DATA] = EXACT.subtract(late, before) if before is not None and late is not None else Decimal(0)
    return Split(ours, causes, notes)
