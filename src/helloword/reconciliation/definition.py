"""How a figure is defined: what is counted, on which day, in which zone, with or without tax, at which rate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from helloword.errors import suggestion
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.refusals import declaration_error
from helloword.state.stores import Store

OF_STORE, OF_COMPANY = "store", "company"
RATES = ("day", "start", "end", "average")


@dataclass(frozen=True)
class Definition:
    """Conventions of a report; the defaults are ours, so that what a report does not say is taken to be the same.

    Attributes:
        cancelled: `left_out`, or `counted` with the pending ones.
        refund_day: the day a refund counts on: when money was `refunded`, or when its order was `ordered`.
        zone: whose day it is: the `store`'s, the `company`'s, or a zone such as UTC.
        tax: `without`, `with`, or `as_prices`: with tax where the store's prices include it.
        tax_stated_on: what the order files state the tax of: the `price`, or what is `paid` after discounts.
        rate: exchange rate of amounts in another currency: of each `day`, of the period's `start` or `end`, its `average`, or
            a number of units of the report's currency for one.
    """

    cancelled: str = "left_out"
    refund_day: str = "refunded"
    zone: str = OF_STORE
    tax: str = "without"
    tax_stated_on: str = "paid"
    rate: str = "day"


OURS = Definition()
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "cancelled": ("left_out", "counted"),
    "refund_day": ("refunded", "ordered"),
    "tax": ("without", "with", "as_prices"),
    "tax_stated_on": ("price", "paid"),
}
_SWITCHES: tuple[tuple[Cause, str], ...] = (
    (Cause.CANCELLED, "cancelled"),
    (Cause.REFUND_DAY, "refund_day"),
    (Cause.TIME_ZONE, "zone"),
    (Cause.TAX, "tax"),
    (Cause.FX, "rate"),
)


def definition_from(given: Mapping[str, object], place: str, base: Definition = OURS) -> Definition:
    """`base` with what is given; raises InputError for what is not known."""
    known = {field.name for field in fields(Definition)}
    changes: dict[str, str] = {}
    for name, value in given.items():
        if name not in known:
            raise declaration_error(place, f"there is no convention {name}.{suggestion(name, known)}")
        changes[name] = _checked(name, str(value), place)
    return replace(base, **changes)


def settled(definition: Definition, store: Store, company_zone: str) -> Definition:
    """The definition for one store: with a real zone, `store` only where it is the store's own, and tax decided."""
    named = {OF_STORE: store.timezone, OF_COMPANY: company_zone}.get(definition.zone, definition.zone)
    zone = OF_STORE if named == store.timezone else named
    with_tax = definition.tax == "with" or (definition.tax == "as_prices" and store.prices == "tax-included")
    return replace(definition, zone=zone, tax="with" if with_tax else "without")


def steps(there: Definition) -> tuple[tuple[Cause, Definition], ...]:
    """From our definition to that of a report: each cause with the definition once it is switched, in the fixed order."""
    now = replace(OURS, tax_stated_on=there.tax_stated_on)
    found: list[tuple[Cause, Definition]] = []
    for cause, name in _SWITCHES:
        now = replace(now, **{name: getattr(there, name)})
        found.append((cause, now))
    return tuple(found)


def as_table(definition: Definition) -> dict[str, str]:
    """The conventions that are other than ours, by name."""
    return {f.name: v for f in fields(Definition) if (v := str(getattr(definition, f.name))) != getattr(OURS, f.name)}


def _checked(name: str, value: str, place: str) -> str:
    if name == "zone":
        return _zone(value, place)
    if name == "rate":
        return value if value in RATES else _number(value, place)
    if value not in _CHOICES[name]:
        raise declaration_error(place, f"{name} is one of {', '.join(_CHOICES[name])}, not {value}.")
    return value


def _zone(value: str, place: str) -> str:
    if value not in (OF_STORE, OF_COMPANY):
        try:
            ZoneInfo(value)
        except (ValueError, OSError, KeyError) as error:
            hint = "write store, company, UTC or a name such as America/Los_Angeles."
            raise declaration_error(place, f"{value} is no time zone; {hint}") from error
    return value


def _number(value: str, place: str) -> str:
    try:
        rate = Decimal(value)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or rate <= 0:
        raise declaration_error(place, f"rate is one of {', '.join(RATES)} or a number above zero, not {value}.")
    return value
