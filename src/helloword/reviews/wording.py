"""Causes in words: from templates, in both languages, and never with a person as the cause."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.value_names import value_name
from helloword.reviews.amounts import signed
from helloword.reviews.calendar import sales
from helloword.reviews.days import WEEKDAYS
from helloword.reviews.node import Node
from helloword.reviews.review import Deviation, Late
from helloword.reviews.spans import Against
from helloword.reviews.texts import TEXTS, say, two
from helloword.text import Text

MENTIONED = 2
"""Causes, and parts of each, that a sentence mentions."""


def label(node: Node) -> Text:
    """What a cause is called."""
    if node.kind == "slice":
        return two("cause.slice", dimension=_dimension(node.name), value=value_name(node.name, node.value))
    if node.kind in ("stage", "factor"):
        return TEXTS[f"{node.kind}.{node.value}"]
    if node.kind == "calendar" and node.value:
        return TEXTS["cause.weekdays"] if node.value == WEEKDAYS else sales()[node.value].name
    if node.kind == "others":
        return two("cause.others", n=node.value)
    return TEXTS[f"cause.{node.kind}"]


def sentence(deviation: Deviation, against: Against, currency: str, locale: str) -> str:
    """What changed and by what, in one sentence: data and calendar first, then the business causes that explain most."""
    held = deviation.against[against]
    name = deviation.name.in_(locale)
    if not held.change:
        return say("same", locale, name=name) if held.change is not None else ""
    direction = say("up" if held.change > 0 else "down", locale)
    amount = signed(abs(held.change), deviation.unit, currency, locale).lstrip("+")
    parts = held.causes.parts
    first = [part for part in parts if part.kind in ("data", "calendar")]
    named = [*first, *held.causes.business[:MENTIONED]]
    if not named:
        return f"{name} {direction} {amount}" + ("。" if locale.startswith("zh") else ".")
    said = [_named(part, deviation.unit, currency, locale) for part in named]
    causes = ("；" if locale.startswith("zh") else "; ").join(said)
    return say("sentence", locale, name=name, direction=direction, amount=amount, causes=causes)


def late(source: Late, locale: str) -> str:
    """A source that did not bring the period to its end."""
    from helloword.model import TABLES

    fact = TABLES[source.table].title.in_(locale)
    return say("late", locale, fact=fact, store=source.store or say("company", locale), day=source.through)


def _named(part: Node, unit: str, currency: str, locale: str) -> str:
    amount, cause = signed(part.change, unit, currency, locale), label(part).in_(locale)
    below = _main(part.parts, part.change)
    if not below:
        return say("named", locale, cause=cause, amount=amount)
    parts = ("、" if locale.startswith("zh") else ", ").join(
        say("named", locale, cause=label(p).in_(locale), amount=signed(p.change, unit, currency, locale)) for p in below
    )
    return say("named.in", locale, cause=cause, amount=amount, parts=parts)


def _main(parts: Sequence[Node], change: Fraction) -> list[Node]:
    told = [
        p
        for p in parts
        if p.kind not in ("others", "rest", "mix")
        and (p.change > 0) == (change > 0)
        and abs(p.change) >= abs(change) / 10
    ]
    return told[:MENTIONED]


def _dimension(name: str) -> Text:
    known = DIMENSIONS.get(name)
    return known.name if known else Text(name, name)
