"""Random choices that all facts of one company share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypeVar
from zoneinfo import ZoneInfo

from tests.oracle.reference.facts import Store

T = TypeVar("T")
Row = dict[str, str]
SKUS = ("A", "B", "C")
PLATFORM_SKUS = ("A", "B", "C", "KIT", "A-2PK", "B-X")
CUSTOMERS = ("ann", "bob", "cem", "dai", "")
CHANNELS = ("web", "app", "")


@dataclass(frozen=True)
class Chances:
    """The dice of one company, its stores and the days its rows gather around; all money is in `home` if `plain`."""

    dice: Random
    stores: tuple[Store, ...]
    home: str
    zone: str
    middle: date
    span: int
    plain: bool

    def often(self) -> bool:
        """True three times of four."""
        return self.dice.random() < 0.75

    def rarely(self) -> bool:
        """True one time of eight."""
        return self.dice.random() < 0.125

    def one(self, *values: T) -> T:
        """Any of the values."""
        return self.dice.choice(values)

    def store(self) -> Store:
        """Any store."""
        return self.dice.choice(self.stores)

    def count(self, most: int) -> int:
        """A small number, zero now and then."""
        return self.dice.randint(0, most)

    def many(self, most: int) -> range:
        """For loops of a random length."""
        return range(self.dice.randint(0, most))

    def day(self) -> date:
        """A day close to the middle, or anywhere in the span."""
        reach = self.one(1, 3, self.span // 2, self.span)
        return self.middle + timedelta(days=self.dice.randint(-reach, reach))

    def days(self, most: int) -> list[date]:
        """Different days, some next to each other."""
        first = self.day()
        return sorted({first + timedelta(days=n) for n in range(self.dice.randint(1, most)) if self.often()})

    def near(self, day: date, before: int = 2, after: int = 4) -> date:
        """A day around another."""
        return day + timedelta(days=self.dice.randint(-before, after))

    def at(self, day: date, zone: str, *, bare: bool = True) -> str:
        """A moment of a local day: a bare date, a local time, or an instant in some zone."""
        form = self.one("bare", "local", "zoned", "utc", "zoned") if bare else self.one("zoned", "utc")
        if form == "bare":
            return day.isoformat()
        hour = self.one(0, 0, 1, 2, 3, 12, 23, 23)
        clock = datetime.combine(day, time(hour, self.one(0, 15, 59), self.one(0, 30)))
        # A local time that does not exist, or exists twice, is only written with its offset.
        plain = clock.replace(tzinfo=ZoneInfo(zone))
        exact = plain.astimezone(UTC).astimezone(ZoneInfo(zone))
        twice = plain.utcoffset() != plain.replace(fold=1).utcoffset()
        if form == "local" and not twice:
            return clock.isoformat(self.one("T", " "))
        return exact.isoformat() if form != "utc" else exact.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def currency(self, store: Store) -> str:
        """Mostly the store's."""
        return self.home if self.plain else self._currency(store)

    def _currency(self, store: Store) -> str:
        return store.currency if not self.rarely() else self.one("EUR", "USD", "JPY")

    def any_currency(self, *others: str) -> str:
        """The company's or one of the others."""
        return self.home if self.plain else self.one(self.home, *others)

    def money(self, most: int) -> str:
        """An amount, zero now and then."""
        return self.one("0", f"{self.dice.randint(0, most)}", f"{self.dice.randint(0, 100 * most) / 100:.2f}",
                        f"{self.dice.randint(1, most)}.{self.dice.randint(0, 9999):04d}")  # fmt: skip
