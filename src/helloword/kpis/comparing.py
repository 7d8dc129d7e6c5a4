"""What a period is compared with: how that is written, and which days it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, get_args

from helloword.errors import InputError
from helloword.period import Period, moved, period_before, weeks_before, year_before

Kind = Literal["previous", "year", "weekday", "year-weekday", "event"]
"""The period before; the same days a year before; both moved by whole weeks; the days from that of an event on."""
KINDS: tuple[str, ...] = get_args(Kind)
PATTERN = r"^(previous|year|weekday|year-weekday|event:\d{4}-\d{2}-\d{2})$"
WEEKS_OF_A_YEAR = 52


def against_from(text: str | None) -> tuple[Kind | None, date | None]:
    """What is compared with, as it stands in an address, and the first day of the event.

    >>> against_from("event:2026-03-05")
    ('event', datetime.date(2026, 3, 5))
    >>> against_from(None)
    (None, None)
    """
    if text is None:
        return None, None
    kind, _, day = text.partition(":")
    try:
        event = date.fromisoformat(day) if kind == "event" and len(day) == len("2026-03-05") else None
    except ValueError:
        event = None
    for known in get_args(Kind):
        if known == kind and (event is not None if known == "event" else text == kind):
            return known, event
    raise InputError(
        f'"{text}" is nothing to compare with; say {", ".join(KINDS[:-1])}, or event:DAY with the first day of the event, '
        "such as event:2026-03-05.",
        code="bad_compare", compare=text, kinds=", ".join(KINDS[:-1]),
    )  # fmt: skip


def against_text(kind: Kind | None, event: date | None) -> str:
    """The same as it stands in an address; nothing for no comparison."""
    return f"event:{event}" if event else kind or ""


def compared(kind: Kind, event: date | None, periods: Sequence[Period], start: date | None) -> tuple[Period, ...]:
    """The period that each of `periods` is compared with; the days of an event are lined up with `start`."""
    match kind:
        case "previous":
            return tuple(map(period_before, periods))
        case "year":
            return tuple(map(year_before, periods))
        case "weekday":
            return tuple(weeks_before(period, _weeks(period)) for period in periods)
        case "year-weekday":
            return tuple(weeks_before(period, WEEKS_OF_A_YEAR) for period in periods)
        case "event":
            first = start or min((period.first for period in periods), default=None)
            assert event is not None
            return tuple(moved(period, event - first) for period in periods) if first else ()


def _weeks(period: Period) -> int:
    """Whole weeks that are no shorter than the period."""
    return -(-((period.until - period.first).days + 1) // 7)
