"""Classes of SKUs, worked out by hand: who is A, who sells evenly, what lies and what is too young to be judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from helloword.analyses.classing import Facts, Lines, classes

END = date(2026, 10, 31)
LINES = Lines(Decimal("0.8"), Decimal("0.95"), Decimal("0.5"), Decimal(1), 4, Decimal(90), 60)
EVEN, VARYING, IRREGULAR = (5, 5, 5, 5), (1, 9, 5, 2), (0, 0, 0, 8)


def sku(earned: int, weeks: tuple[int, ...] = (), stock: int | None = None, through: str | None = None, cover: int | None = None, age: int | None = None, *, sold: bool = True, out: bool = False) -> Facts:  # fmt: skip
    first = None if age is None else END - timedelta(days=age - 1)
    counted = tuple(Decimal(n) for n in weeks)
    known = [None if n is None else Decimal(n) for n in (earned, stock, through, cover)]
    return Facts(known[0], counted, known[1], known[2], known[3], sold, out, first)


def test_abc_goes_by_the_running_share_of_what_is_earned() -> None:
    facts = {"a": sku(70), "b": sku(15), "c": sku(10), "d": sku(5), "loss": sku(-20), "none": sku(0)}

    # Before a there is nothing, before b 70 %, before c 85 %, before d 95 %.
    found = {id: labels[0] for id, labels in classes(facts, LINES, END).items()}
    assert found == {"a": "A", "b": "A", "c": "B", "d": "C", "loss": "C", "none": "C"}


@pytest.mark.parametrize(
    ("weeks", "label"),
    [(EVEN, "X"), (VARYING, "Y"), (IRREGULAR, "Z"), (EVEN[:3], None), ((0, 0, 0, 0), None)],
)
def test_xyz_goes_by_the_variation_of_weekly_units(weeks: tuple[int, ...], label: str | None) -> None:
    # 1, 9, 5, 2: mean 4.25, deviation 3.59, so 0.85; three weeks are too few, and nothing sold does not vary.
    (labels,) = classes({"a": sku(1, weeks)}, LINES, END).values()

    assert labels == ("A", *([label] if label else []))


def test_stock_is_slow_dead_or_neither() -> None:
    facts = {
        "fast": sku(9, stock=50, through="4", cover=20),
        "usual": sku(9, stock=50, through="2", cover=40),
        "fair": sku(9, stock=50, through="1.5", cover=100),
        "slow": sku(9, stock=50, through="0.2", cover=300),
        "resting": sku(9, stock=50, through="0.3"),
        "dead": sku(0, stock=50, through="0", sold=False),
        "gone": sku(9, stock=0, through="0.1", out=True),
        "unknown": sku(9),
    }

    # The lower quarter of those in stock is 0.225: resting sold nothing in 30 days, but its sell-through is above.
    found = {id: set(labels) & {"slow", "dead", "out"} for id, labels in classes(facts, LINES, END).items()}
    assert found == {
        "fast": set(), "usual": set(), "fair": set(), "slow": {"slow"}, "resting": set(), "dead": {"dead"},
        "gone": {"out"}, "unknown": set(),
    }  # fmt: skip


def test_launches_are_set_apart_and_not_yet_dead() -> None:
    facts = {
        "old": sku(10, EVEN),
        "young": sku(90, EVEN, stock=5, through="0", age=59, sold=False),
        "grown": sku(1, EVEN, stock=5, through="0", age=60, sold=False),
        "dead": sku(1, EVEN, stock=5, through="0", age=90, sold=False),
    }
    found = classes(facts, LINES, END)

    # Without the launch, old earns ten of twelve.
    assert found == {"old": ("A", "X"), "young": ("launch",), "grown": ("B", "X"), "dead": ("B", "X", "dead")}
    assert "launch" not in classes(facts, replace(LINES, launch_days=0), END)["young"]
