"""Which slices to name, and in which order: those that explain most, the small ones together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from helloword.reviews.node import Node
from helloword.reviews.parts import ZERO

MOST = 6
"""Slices that are named side by side."""
SMALL = Fraction(1, 50)
"""Of the sum of all movements: what moved less is not named."""


def ordered(nodes: Iterable[Node]) -> list[Node]:
    """Those that moved with the whole first, the largest before the others; what counts in several slices last."""
    known = list(nodes)
    whole = sum((node.change for node in known), ZERO)

    def place(node: Node) -> tuple[bool, bool, Fraction, str]:
        against = (node.change > 0) != (whole > 0)
        return (node.kind in ("rest", "mix"), against, -abs(node.change), node.value)

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
