"""A question as it stands in an address, and the limits of what one request may ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from helloword.errors import InputError
from helloword.kpis.company import ground_of
from helloword.kpis.comparing import PATTERN, against_from
from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.query import Query as Question
from helloword.model import TABLES
from helloword.period import Grain, end_of, start_of
from helloword.server.filters import where_from
from helloword.server.told import told
from helloword.workspace import Workspace

MOST_KPIS = 100
MOST_PERIODS = 2_000
MOST_READINGS = 100_000
MOST_ROWS = 1_000
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # 2026-01-31

_SHORTEST = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 28, Grain.QUARTER: 90, Grain.YEAR: 365}


def _day(text: object) -> object:
    """Only ISO dates: a bare number would be read as seconds since 1970."""
    if isinstance(text, str) and not _ISO_DAY.fullmatch(text):
        raise PydanticCustomError("date_parsing", "it must be a date such as 2026-01-31")
    return text


Day = Annotated[date | None, BeforeValidator(_day)]
KpiId = Annotated[str, told(pattern="^[a-z][a-z0-9_]{1,59}$")]
DimensionId = Annotated[str, told(pattern=f"^({'|'.join(DIMENSIONS)})$")]
Clause = Annotated[str, told(pattern=r"^\s*[A-Za-z_]+\s*[=:]")]
Against = Annotated[str, told(pattern=PATTERN)]
AGAINST = (
    "held against the days before, those of a year before, either moved by whole weeks so that weekdays meet, "
    "or those from the first day of an event on: `event:2026-03-05`"
)
Where = Annotated[
    list[Clause] | None,
    Query(max_length=20, description="a dimension with values to keep, `store:eu,us`; give it again for more"),
]


@dataclass(frozen=True)
class Within:
    """The parameters that all questions have in common."""

    first: Annotated[Day, Query(alias="from", description="first store-local day")] = None
    until: Annotated[Day, Query(alias="to", description="last store-local day")] = None
    where: Where = None
    currency: Annotated[str | None, Query(max_length=8, description="of amounts; the company's without it")] = None
    as_of: Annotated[int | None, Query(ge=0, description="an earlier lake version")] = None


@dataclass(frozen=True)
class Asked(Within):
    """The same with how time is cut, and what it is held against."""

    grain: Annotated[Grain, Query(description="one value for each day, week and so on, or one for all days")] = (
        Grain.TOTAL
    )
    compare: Annotated[Against | None, Query(description=AGAINST)] = None


Kpis = Annotated[
    list[KpiId],
    Query(alias="kpi", min_length=1, max_length=MOST_KPIS, description="a KPI's id; give it again for more"),
]
By = Annotated[
    list[DimensionId] | None, Query(max_length=4, description="a dimension to slice by; give it again for more")
]
Limit = Annotated[int, Query(ge=1, le=MOST_ROWS, description="how many rows at most")]
Asking = Annotated[Asked, Depends()]


def question(asked: Asked, kpis: Sequence[str], by: Sequence[str] = ()) -> Question:
    """The question to the KPI room."""
    compare, event = against_from(asked.compare or None)
    return replace(at_once(asked, kpis, by), grain=asked.grain, compare=compare, event=event)


def at_once(within: Within, kpis: Sequence[str], by: Sequence[str] = ()) -> Question:
    """The question for one value of all days, held against nothing."""
    return Question(
        kpis=tuple(kpis),
        by=tuple(by),
        start=within.first,
        end=within.until,
        where=where_from(within.where or ()),
        currency=within.currency or None,
        as_of=within.as_of,
    )


def check_size(workspace: Workspace, query: Question) -> None:
    """Raise InputError for a question with more periods than anyone can read."""
    if query.grain is Grain.TOTAL:
        return
    start, end = query.start, query.end
    # What the data reach is looked up for open ends alone: most questions have both, and their answers are kept already.
    if (start is None or end is None) and (span := ground_of(workspace, query.as_of).span(TABLES)):
        start, end = start or span[0], end or span[1]
    if start is None or end is None or start > end:
        return
    periods = (end_of(query.grain, start_of(query.grain, end)) - start).days // _SHORTEST[query.grain] + 1
    if periods > MOST_PERIODS or periods * len(query.kpis) > MOST_READINGS:
        raise too_much()


def too_much() -> InputError:
    """The refusal of a question whose answer would be too long."""
    return InputError(
        f"This asks for more than {MOST_READINGS:,} values or {MOST_PERIODS:,} periods at once; shorten the range, "
        "take a longer grain, or ask for fewer KPIs or slices.",
        code="too_much",
    )
