"""A store's funnel: what each stage made of the change of its conversion or of its abandoned carts."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from helloword.kpis.parts import ZERO
from helloword.kpis.query import Reading
from helloword.reviews.factors import effects
from helloword.reviews.node import Node

OF = ("cvr", "cart_abandonment")
"""KPIs that are a product of stages."""
_CHECKOUT, _SHIPPING, _PAYMENT = (f"cart_abandonment_{stage}" for stage in ("checkout", "shipping", "payment"))
Read = Mapping[str, tuple[Reading | None, Reading | None]]


def by_stage(kpi: Literal["cvr", "cart_abandonment"] | str, read: Read) -> dict[str, Fraction] | None:
    """What each stage made of the store's own change; None where a stage is not known. `rest` is what no stage tells."""
    names = (*(("cart",) if kpi == "cvr" else ()), "checkout", "address", "shipping", "payment")
    sides: list[list[Fraction]] = []
    for at in (0, 1):
        passed = [_passed(name, read, at) for name in names]
        if any(share is None for share in passed):
            return None
        sides.append([share for share in passed if share is not None])
    sign = 1 if kpi == "cvr" else -1
    found = {name: sign * effect for name, effect in zip(names, effects(*sides), strict=True)}
    then, now = (_value(read, kpi, at) for at in (0, 1))
    if then is None or now is None:
        return None
    rest = now - then - sum(found.values(), ZERO)
    return {**found, "rest": rest} if rest else found


def stage_nodes(found: Mapping[str, Fraction], weight: Fraction, whole: Fraction) -> tuple[Node, ...]:
    """The stages as parts of the store's part of the change, and what the store's weight made of it."""
    nodes = [
        Node("rest" if name == "rest" else "stage", "stage", "" if name == "rest" else name, effect * weight)
        for name, effect in found.items()
    ]
    mix = whole - sum((node.change for node in nodes), ZERO)
    return (*nodes, *((Node("mix", "store", "", mix),) if mix else ()))


def _passed(stage: str, read: Read, at: int) -> Fraction | None:
    """The share of a stage's visitors that go on to the next."""
    if stage == "cart":
        return _share(_bottom(read, "cart_abandonment", at), _bottom(read, "cvr", at))
    if stage == "checkout":
        return _share(_bottom(read, _CHECKOUT, at), _bottom(read, "cart_abandonment", at))
    value = _value(read, {"address": _CHECKOUT, "shipping": _SHIPPING, "payment": _PAYMENT}[stage], at)
    return None if value is None else 1 - value


def _share(top: Fraction | None, bottom: Fraction | None) -> Fraction | None:
    return top / bottom if top is not None and bottom else None


def _bottom(read: Read, kpi: str, at: int) -> Fraction | None:
    reading = read.get(kpi, (None, None))[at]
    return None if reading is None or reading.denominator is None else Fraction(reading.denominator)


def _value(read: Read, kpi: str, at: int) -> Fraction | None:
    reading = read.get(kpi, (None, None))[at]
    if reading is None or reading.numerator is None or not reading.denominator:
        return None
    return Fraction(reading.numerator) / Fraction(reading.denominator)
