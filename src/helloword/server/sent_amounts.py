"""Numbers of a board that is sent as their reader sees them: rounded, with unit, change and target."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from helloword.alerts.amounts import said
from helloword.kpis.query import Comparison, Reading
from helloword.money import grouped
from helloword.reviews.amounts import shown, signed
from helloword.server.readings import Json
from helloword.subscriptions.content import Change, Held, Tone
from helloword.subscriptions.texts import say

_RELATIVE = frozenset({"money", "count", "times"})
_ROOM = Decimal("1.25")
"""Room behind the target, so that a value beyond it can be seen."""
_WHOLE = Decimal("0.9995")
_MANY = 100


def value(reading: Reading, locale: str) -> str:
    """A value that stands by itself."""
    return shown(reading.value, reading.unit, reading.currency or "", locale)


def cell(reading: Reading, locale: str) -> str:
    """A value in a table, under a head that says its currency."""
    if reading.value is not None and reading.unit == "money":
        return grouped(reading.value, 0 if abs(reading.value) >= 100 else 2)
    if reading.value is not None and reading.unit == "times":
        return grouped(reading.value, 2)
    return said(reading.value, reading.unit, "", locale)


def days(first: date, until: date) -> str:
    """First and last day.

    >>> days(date(2026, 11, 1), date(2026, 11, 1)), days(date(2026, 11, 1), date(2026, 11, 7))
    ('2026-11-01', '2026-11-01 – 2026-11-07')
    """
    return str(first) if first == until else f"{first} – {until}"


def change(against: Comparison | None, unit: str, better: str, locale: str) -> Change | None:
    """How a value moved: amounts in percent, ratios in points, the rest in their own unit.

    >>> moved = Comparison("previous", date(2026, 1, 1), date(2026, 1, 7), Decimal(8), Decimal(2), Decimal("0.25"))
    >>> change(moved, "count", "down", "en")
    Change(text='▲ 25.0%', tone='bad')
    """
    amount = (against.ratio if unit in _RELATIVE else against.change) if against else None
    if amount is None:
        return None
    text = f"{grouped(abs(amount) * 100, 1)}%" if unit in _RELATIVE else _in_unit(abs(amount), unit, locale)
    if not any(digit in text for digit in "123456789"):
        return Change(f"= {text}", "plain")
    direction = "up" if amount > 0 else "down"
    tone: Tone = "plain" if better not in ("up", "down") else "good" if direction == better else "bad"
    return Change(f"{'▲' if amount > 0 else '▼'} {text}", tone)


def held(reading: Reading, target: Mapping[str, Json], locale: str) -> Held | None:
    """A value against its target; None where the two cannot be held against each other."""
    currency = target["currency"]
    if reading.value is None or (currency is not None and currency != reading.currency):
        return None
    low, high, aim = (_number(target[name]) for name in ("low", "high", "target"))
    status = str(target["status"])
    word = say(f"status.{status}", locale)
    if low is not None and high is not None:
        text, share = _in_band(reading, low, high, locale)
    elif aim is None:
        return None
    elif target["kind"] == "additive" and target["direction"] == "up" and aim > 0:
        text, share = _of_whole(reading, aim, _number(target["expected"]), locale)
    else:
        text, share = _at_distance(reading, aim, str(target["direction"]), locale)
    return Held(text, float(min(max(share, Decimal(0)), Decimal(1))), status, word)


def _of_whole(reading: Reading, aim: Decimal, expected: Decimal | None, locale: str) -> tuple[str, Decimal]:
    share = (reading.value or Decimal(0)) / aim
    facts = {"share": f"{grouped(share * 100, 0)}%", "target": _said(aim, reading, locale)}
    if expected is not None and expected / aim < _WHOLE:
        return say("pace", locale, **facts, pace=f"{grouped(expected / aim * 100, 0)}%"), share
    return say("share", locale, **facts), share


def _at_distance(reading: Reading, aim: Decimal, direction: str, locale: str) -> tuple[str, Decimal]:
    now = reading.value or Decimal(0)
    scale = max(abs(now), abs(aim)) * _ROOM or Decimal(1)
    word = ("short" if now < aim else "ahead") if direction == "up" else ("over" if now > aim else "under")
    told = say("aim", locale, target=_said(aim, reading, locale))
    return say(word, locale, target=told, by=_in_unit(abs(now - aim), reading.unit, locale, reading.currency)), abs(
        now
    ) / scale


def _in_band(reading: Reading, low: Decimal, high: Decimal, locale: str) -> tuple[str, Decimal]:
    now = reading.value or Decimal(0)
    share = now / (max(now, high) * _ROOM or Decimal(1))
    if low <= now <= high:
        told = say("band", locale, low=_said(low, reading, locale), high=_said(high, reading, locale))
        return say("within", locale, target=told), share
    edge = low if now < low else high
    told = say("edge", locale, edge=_said(edge, reading, locale))
    by = _in_unit(abs(now - edge), reading.unit, locale, reading.currency)
    return say("short" if now < low else "over", locale, target=told, by=by), share


def _said(amount: Decimal, reading: Reading, locale: str) -> str:
    if reading.unit == "count" and abs(amount) >= _MANY:
        return grouped(amount, 0)
    return shown(amount, reading.unit, reading.currency or "", locale)


def _in_unit(amount: Decimal, unit: str, locale: str, currency: str | None = None) -> str:
    return signed(amount, unit, currency or "", locale).lstrip("+")


def _number(text: Json) -> Decimal | None:
    return Decimal(str(text)) if text is not None else None
