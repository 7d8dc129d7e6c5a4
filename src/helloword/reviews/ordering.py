"""Which slices to name, and in which order: those that explain most, the small ones together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from helloword.kpis.parts import ZERO
from helloword.reviews.node import Node

MOST = 6
"""Slices that are named side by side."""
SMALL = Fraction(1, 50)
"""Of the sum of all movements: what moved less is not named."""


def ordered(nodes: Iterable[Node]) -> list[Node]:
    """The largest first; what counts in several slices last.

    Where all moved much the same way, one that moved against them explains nothing, and stands further back; where they
    cancel out, it is as much of a cause as any.
    """
    known = list(nodes)
    net, gross = sum((n.change for n in known), ZERO), sum((abs(n.change) for n in known), ZERO)
    against = 1 - (net / gross) ** 2 if gross else Fraction(1)

    def place(node: Node) -> tuple[bool, Fraction, str]:
        weight = against if (node.change > 0) != (net > 0) else Fraction(1)
        return (node.kind in ("rest", "mix"), -abs(node.change) * weight, node.value)

    return sorted(known, key=place)


def shortened(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes that are named, and the others as one."""
    nodes = [node for node in nodes if node.change]
    moved = sum((abs(node.change) for node in nodes), ZERO)
    named = [n for n in nodes if n.kind != "rest" and abs(n.change) > moved * SMALL][:MOST]
    kept = {id(node) for node in named}
    left = [n for n in nodes if id(n) not in kept and n.kind != "rest"]
    rest = [n for n in nodes if n.kind == "rest" and n.change]
    if len(left) == 1:
        named, left = [*named, left[0]], []
    amount = sum((node.change for node in left), ZERO)
    others = [Node("others", left[0].name, str(len(left)), amount)] if left else []
    return (*named, *others, *rest)
