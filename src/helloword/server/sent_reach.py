"""How far the data behind a board reaches, and which source is behind the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from helloword.kpis.query import Reading
from helloword.reviews.review import Late
from helloword.reviews.wording import late as late_words
from helloword.server.freshening import Sources
from helloword.server.sent_numbers import Numbers
from helloword.subscriptions.texts import say

MONTHLY = ("overheads", "official")
USUAL_DAYS, MONTHLY_DAYS = 1, 45
"""A day behind is how daily reports arrive; what comes once a month is late when the next month has passed too."""
MOST = 6
Source = tuple[str, str, date]


@dataclass(frozen=True)
class Reach:
    """How far the data reaches.

    Attributes:
        until: in a sentence; `late` what has not come, a sentence each.
    """

    until: str
    late: tuple[str, ...]
    sources: Sources
    expected: date

    def of(self, reading: Reading) -> date | None:
        """The day until which the sources of one reading are there, where one of them is late."""
        behind = [source for source in _known(self.sources, reading) if _is_late(source, self.expected)]
        return min((through for _, _, through in behind), default=None)


def reach_of(numbers: Numbers, readings: Sequence[Reading], locale: str) -> Reach:
    """The reach of all that a board shows."""
    found = {source for reading in readings for source in _known(numbers.sources, reading)}
    behind = sorted((source for source in found if _is_late(source, numbers.until)), key=lambda s: (s[2], s[:2]))
    told = [late_words(Late(*source), locale) for source in behind[:MOST]]
    if len(behind) > MOST:
        told.append(say("late_more", locale, count=len(behind) - MOST))
    there = [source[2] for source in found if source[0] not in MONTHLY and source not in behind]
    day = min(there, default=None)
    until = (
        say("until_but" if told else "until", locale, day=min(day, numbers.until)) if day else say("no_data", locale)
    )
    return Reach(until, tuple(told), numbers.sources, numbers.until)


def _known(sources: Sources, reading: Reading) -> list[Source]:
    found = (cast(Mapping[str, str | None], source) for source in sources.behind(reading))
    return [
        (str(source["source"]), source["store"] or "", date.fromisoformat(through))
        for source in found
        if (through := source["complete_through"])
    ]


def _is_late(source: Source, expected: date) -> bool:
    table, _, through = source
    return (expected - through).days > (MONTHLY_DAYS if table in MONTHLY else USUAL_DAYS)
