"""The day that is under way: how far into it each store is known, and how far the day it is compared with is counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from helloword.period import ONE_DAY, Period

Moments = tuple[tuple[str, datetime], ...]
"""Stores, and the moment up to which each is known, in its own zone."""


@dataclass(frozen=True)
class Cut:
    """Of a store, a period counts only what happened up to a moment; `period` is its place in the asked order."""

    period: int
    store: str
    until: datetime


def known_until(
    imported: Mapping[str, datetime], last: Mapping[str, datetime], zones: Mapping[str, str]
) -> dict[str, datetime]:
    """The moment up to which each store's orders are known, from when they were imported and when the last was placed.

    The day of the import is known up to its last order, or up to midnight where orders reach the day before. A store
    whose orders end earlier is late and left out, and so is one with orders after their import: its clock tells nothing.

    >>> at = datetime.fromisoformat
    >>> found = known_until({"eu": at("2026-03-05T14:00Z")}, {"eu": at("2026-03-05T12:30Z")}, {"eu": "Europe/Berlin"})
    >>> str(found["eu"])
    '2026-03-05 13:30:00+01:00'
    """
    found: dict[str, datetime] = {}
    for store, at in imported.items():
        if store not in last or store not in zones:
            continue
        zone = ZoneInfo(zones[store])
        import_, order = at.astimezone(zone), last[store].astimezone(zone)
        begun = datetime.combine(import_.date(), time(), zone)
        if begun - ONE_DAY <= order <= import_:
            found[store] = max(order, begun)
    return found


def within(known: Mapping[str, datetime], reached: date) -> Moments:
    """The stores for which a day is under way; one that stopped days before is late instead."""
    return tuple((s, at) for s, at in sorted(known.items()) if reached - ONE_DAY <= at.date() <= reached)


def moved(moments: Moments, period: Period, other: Period) -> Moments:
    """The same times of day in the period that `period` is compared with."""
    by = other.until - min(period.until, period.last)
    return tuple((store, at + by) for store, at in moments)


def cuts(known: Mapping[str, datetime], periods: Sequence[Period], others: Sequence[Period]) -> tuple[Cut, ...]:
    """What the periods compared with do not count; they stand behind those asked for."""
    return tuple(_cuts(known, periods, others))


def _cuts(known: Mapping[str, datetime], periods: Sequence[Period], others: Sequence[Period]) -> Iterator[Cut]:
    for index, (period, other) in enumerate(zip(periods, others, strict=False)):
        for store, at in moved(within(known, min(period.until, period.last)), period, other):
            yield Cut(index + len(periods), store, at)
