"""What a store's planner expects of coming weeks: growth, season and the events in the calendar, but no luck."""

from __future__ import annotations

from datetime import date

from helloword.demo.calendar import mood
from helloword.demo.company import Store
from helloword.period import ONE_DAY

LOOKS_BACK = 40
"""Days before the demo's time that the outlook also covers."""


class Outlook:
    """Expected demand of one store by day, against its base; reckoned as far ahead as somebody asks."""

    def __init__(self, store: Store, start: date, opened: date | None) -> None:
        self._store, self._start, self._opened = store, start, opened
        self._from = start - LOOKS_BACK * ONE_DAY
        self._sums = [0.0]

    def mean(self, first: date, days: int) -> float:
        """Mean over `days` days from `first` on."""
        at = max(0, (first - self._from).days)
        return (self._until(at + days) - self._until(at)) / days

    def _until(self, count: int) -> float:
        while len(self._sums) <= count:
            day = self._from + (len(self._sums) - 1) * ONE_DAY
            expected = mood(self._store, self._start, self._opened, day)
            self._sums.append(self._sums[-1] + expected.level * expected.conversion)
        return self._sums[count]
