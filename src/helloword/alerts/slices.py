"""The slice that a rule watches, as a value, as text in the database, and as people read it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from helloword.kpis.dimensions import NONE

At = tuple[tuple[str, str], ...]
"""Dimension and value, in the order of the rule's `by`."""


def at_of(values: Mapping[str, str], by: Iterable[str]) -> At:
    """The slice of a reading."""
    return tuple((dimension, values[dimension]) for dimension in by)


def nameless(at: At) -> bool:
    """Whether it is made of rows that lack a dimension, so that nobody could act on it."""
    return any(value == NONE for _, value in at)


def text_of(at: At) -> str:
    """The slice as JSON.

    >>> text_of((("store", "eu"), ("sku", "A")))
    '{"store":"eu","sku":"A"}'
    """
    return json.dumps(dict(at), ensure_ascii=False, separators=(",", ":"))


def at_from(text: str) -> At:
    """The slice that `text_of` wrote."""
    return tuple((str(dimension), str(value)) for dimension, value in json.loads(text).items())


def shown(at: At) -> str:
    """The slice for people.

    >>> shown((("store", "eu"), ("sku", "A")))
    'eu · A'
    """
    return " · ".join(value for _, value in at)
