"""Filters as people write them: `store=eu,us` in the shell, `store:eu,us` in an address."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable

from helloword.errors import InputError

# A dimension, then its values: store=eu,us or campaign:"Summer, 20 % off",Autumn
_CLAUSE = re.compile(r"\s*([A-Za-z_]+)\s*[=:](.*)", re.DOTALL)


def where_from(clauses: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Dimension -> values to keep; the same dimension again adds values.

    >>> where_from(["store=eu,us", 'campaign:"Summer, 20 % off"'])
    {'store': ('eu', 'us'), 'campaign': ('Summer, 20 % off',)}
    """
    where: dict[str, tuple[str, ...]] = {}
    for clause in clauses:
        match = _CLAUSE.fullmatch(clause)
        values = _values(match[2]) if match else ()
        if not match or not values:
            raise InputError(
                f'"{clause}" is not a filter; write DIM=VALUE or DIM=VALUE,VALUE, such as store=eu,us.',
                code="bad_filter",
                clause=clause,
            )
        where[match[1]] = tuple(dict.fromkeys((*where.get(match[1], ()), *values)))
    return where


def _values(text: str) -> tuple[str, ...]:
    """Values between commas; one with a comma in it stands in double quotes."""
    try:
        return tuple(value for value in next(csv.reader([text], skipinitialspace=True), []) if value)
    except csv.Error:  # a line break outside quotes
        return ()
