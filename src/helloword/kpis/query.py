"""A question to the KPI layer and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from helloword.errors import InputError
from helloword.kpis.comparing import Kind
from helloword.kpis.under_way import Moments
from helloword.period import Grain, Period
from helloword.text import Text

# The years that dates in files may lie in, too.
FIRST_YEAR, LAST_YEAR = 1990, 2100
Slice = tuple[str, ...]
"""Values of the asked dimensions, in the order asked."""


@dataclass(frozen=True)
class Query:
    """What is asked.

    Attributes:
        kpis: ids, at least one.
        by: dimensions to slice by.
        start, end: inclusive store-local days; all days with data when empty.
        where: dimension -> values to keep.
        currency: of all amounts; the company's when None.
        compare: also answer for the period before, the same period a year before, or others; see `comparing`.
        event: the first day of the event that is compared with.
        as_of: an earlier lake version.
        trailing: instead of by `grain`, a period for each day from `start` to `end`: so many days up to it.
        every: of these days only every so many-th, counted back from the last.
        so_far: of these stores only what happened up to a moment counts.
        known_on: a day; answers with what had happened by its end, so that nothing later shows through a cohort.
    """

    kpis: tuple[str, ...]
    by: tuple[str, ...] = ()
    grain: Grain = Grain.TOTAL
    start: date | None = None
    end: date | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None
    compare: Kind | None = None
    event: date | None = None
    as_of: int | None = None
    known_on: date | None = None
    so_far: Moments = ()
    trailing: int | None = None
    every: int = 1

    def __post_init__(self) -> None:
        """Raise InputError for days that no file can have."""
        for day in (self.start, self.end, self.known_on, self.event):
            if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
                raise InputError(
                    f"{day} is out of reach; days go from {FIRST_YEAR} to {LAST_YEAR}.",
                    code="out_of_reach", day=day.isoformat(), first=str(FIRST_YEAR), last=str(LAST_YEAR),
                )  # fmt: skip
        if (self.compare == "event") != (self.event is not None):
            raise InputError("An event is compared with by its first day.", code="bad_compare")


@dataclass(frozen=True)
class Provenance:
    """The versions a number was computed with; the same versions give the same number."""

    lake: int
    catalogue: str


@dataclass(frozen=True)
class Comparison:
    """The same KPI and slice in another period, as far into it as the present one has come.

    `so_far` has the moment up to which each store was counted, where the last day of the present period is under way.
    """

    kind: Kind
    start: date
    end: date
    value: Decimal | None
    change: Decimal | None
    ratio: Decimal | None
    so_far: Moments = ()


@dataclass(frozen=True)
class Reading:
    """One KPI in one period and slice.

    `value` is None when the denominator is zero or there is no data; `reason` is then a code that says which, and
    `numerator` and `denominator` are None for KPIs that are no quotient. `so_far` has the stores for which the last day of
    the period is under way, with the moment up to which each is known.
    """

    kpi: str
    period: Period
    slice: Mapping[str, str]
    value: Decimal | None
    unit: str
    currency: str | None
    numerator: Decimal | None
    denominator: Decimal | None
    reason: str | None
    comparison: Comparison | None
    cost_coverage: Decimal | None
    warnings: tuple[Text, ...]
    provenance: Provenance
    so_far: Moments = ()

    @property
    def over(self) -> bool:
        """Whether the whole calendar period is asked for and data reach to the end of its last day."""
        return self.period.complete and not self.so_far

    @property
    def complete(self) -> bool:
        """Whether the period is over and has data."""
        return self.over and self.reason != "no_data"


@dataclass(frozen=True)
class Answer:
    """All readings of a question, in the order KPI, period, slice."""

    readings: tuple[Reading, ...]
    currency: str
    provenance: Provenance
