"""Days that are unlike others for everybody: the big sales, as `calendar.yml` declares them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from helloword.text import Text

_FILE = Path(__file__).with_name("calendar.yml")
_THURSDAY = 3
Entry = Mapping[str, object]


@dataclass(frozen=True)
class SaleDays:
    """One sale: what it is called and the platforms it is held on; on all of them when none is named."""

    id: str
    name: Text
    platforms: tuple[str, ...]
    entry: Entry

    def holds(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return any(first <= day < first + timedelta(days=days) for first, days in self._runs(day.year))

    def _runs(self, year: int) -> Iterator[tuple[date, int]]:
        entry = self.entry
        if "dates" in entry:
            lasts = cast(list[int], entry["lasts"])
            yield from zip(map(date.fromisoformat, cast(list[str], entry["dates"])), lasts, strict=True)
            return
        for each in (year - 1, year):
            yield self._first(each), cast(int, entry["days"])

    def _first(self, year: int) -> date:
        if "day" in self.entry:
            return date.fromisoformat(f"{year}-{self.entry['day']}")
        month, nth = cast(int, self.entry["month"]), cast(int, self.entry["after_thursday"])
        first = date(year, month, 1)
        return first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 7 * (nth - 1) + 1)


@cache
def sales() -> Mapping[str, SaleDays]:
    """Every sale by id."""
    table = cast(dict[str, Entry], yaml.safe_load(_FILE.read_text(encoding="utf-8")))
    return {
        str(id): SaleDays(
            str(id), Text(**cast(dict[str, str], entry["name"])), tuple(cast(list[str], entry.get("platforms", []))), entry
        )
        for id, entry in table.items()
    }  # fmt: skip


@cache
def sale_on(day: date, platform: str) -> str | None:
    """The sale that a platform holds on a day.

    >>> sale_on(date(2026, 11, 27), "amazon"), sale_on(date(2026, 11, 11), "rakuten"), sale_on(date(2026, 11, 18), "amazon")
    ('black_friday', 'double_11', None)
    """
    held = (s for s in sales().values() if not s.platforms or platform in s.platforms)
    return next((s.id for s in held if s.holds(day)), None)
