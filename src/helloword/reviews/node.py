"""A cause: one part of a change, with the parts that it is made of in turn."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Kind = Literal["data", "calendar", "slice", "factor", "stage", "mix", "others", "rest", "whole"]
"""Days whose data is missing; sales and weekdays; a slice; a factor; a stage of the funnel; what the parts weigh; the
small ones; what counts in several slices, or in none; all that is business where nothing tells it apart."""


@dataclass(frozen=True)
class Node:
    """One part of a change.

    Attributes:
        name: the dimension of a slice, the factor, or the stage.
        value: the slice; the sale; how many small ones there are.
        change: what it made of the whole change, in the KPI's unit.
        rate, mix: of a slice of a quotient: by its own value, and by what it weighs.
        then, now: its own value.
        parts: they come to `change` exactly where there are any.
    """

    kind: Kind
    name: str
    value: str
    change: Fraction
    rate: Fraction | None = None
    mix: Fraction | None = None
    then: Fraction | None = None
    now: Fraction | None = None
    parts: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Causes:
    """What is behind a KPI's change.

    Attributes:
        exact: whether `parts` come to the change; the parts of a median do not, they say how each moved by itself.
        parts: what is missing first, the calendar second, business third.
        factors: the same change by its factors, where it has any.
    """

    exact: bool
    parts: tuple[Node, ...] = ()
    factors: tuple[Node, ...] = ()

    @property
    def business(self) -> tuple[Node, ...]:
        """The parts that are neither missing data nor the calendar, what explains most first."""
        return tuple(part for part in self.parts if part.kind not in ("data", "calendar"))
