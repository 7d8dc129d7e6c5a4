"""Where the lines of a quadrant stand, and what lies in its corners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import pytest

from helloword.boards.quadrant import CORNERS, Axes, Quadrant, quadrant
from helloword.kpis.query import Provenance, Reading
from helloword.period import Grain, Period

DAY = date(2026, 10, 1)
AXES = Axes("sell_through", "contribution_margin", "net_sales")
Values = Mapping[str, tuple[str | None, str | None, str | None]]


def readings(values: Values) -> Iterator[Reading]:
    """A reading of each KPI of each SKU."""
    period, of = Period(Grain.TOTAL, DAY, DAY, DAY, DAY, DAY), Provenance(1, "c")
    for place, kpi in enumerate(AXES.kpis):
        for sku, three in values.items():
            value = Decimal(text) if (text := three[place]) is not None else None
            yield Reading(kpi, period, {"sku": sku}, value, "ratio", None, None, None, None, None, None, (), of)


def placed(values: Values, most: int = 500) -> Quadrant:
    """The quadrant of SKUs by their three values."""
    return quadrant(readings(values), "sku", AXES, most)


CASES: Mapping[str, tuple[Values, tuple[str, str], str]] = {
    "one of each corner": (
        {"A": ("3", "3", "4"), "B": ("1", "3", "3"), "C": ("3", "1", "2"), "D": ("1", "1", "1"), "E": ("2", "2", "9")},
        ("2", "2"),
        "E best, A best, B promote, C reprice, D clear",
    ),
    "the lower of the two in the middle": (
        {"A": ("1", "10", "2"), "B": ("2", "20", "1")},
        ("1", "10"),
        "A best, B best",
    ),
    "all alike lie on the lines": (
        {"A": ("1", "1", "5"), "B": ("1", "1", "5"), "C": ("1", "1", "5")},
        ("1", "1"),
        "A best, B best, C best",
    ),
    "only one": ({"A": ("-0.5", "0", "0.01")}, ("-0.5", "0"), "A best"),
    "what no float tells apart": (
        {"A": ("0.1000000000000000000001", "1", "1"), "B": ("0.1", "1", "2"), "C": ("0.1000000000000000000002", "1", "3")},
        ("0.1000000000000000000001", "1"),
        "C best, B promote, A best",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_lines_stand_at_the_medians_and_spots_come_largest_first(case: str) -> None:
    values, (x, y), said = CASES[case]
    found = placed(values)

    assert found.lines is not None
    assert (found.lines.x, found.lines.y) == (Decimal(x), Decimal(y))
    assert ", ".join(f"{spot.slice} {spot.corner}" for spot in found.spots) == said
    assert found.slices == len(values) == sum(found.corners.values())
    assert found.corners == {corner: said.count(corner) for corner in CORNERS}


def test_the_largest_are_given_and_all_are_counted() -> None:
    values = {f"S{n}": (str(n), str(n), str(n)) for n in range(1, 1001)}
    found = placed(values, most=3)

    assert [(spot.slice, spot.size) for spot in found.spots] == [("S1000", 1000), ("S999", 999), ("S998", 998)]
    assert found.slices == 1000
    assert found.lines is not None
    assert found.lines.x == 500
    assert found.corners == {"best": 501, "promote": 0, "reprice": 0, "clear": 499}
    assert placed(values, most=1000).spots[:3] == found.spots


def test_of_equally_large_ones_those_that_were_read_first_are_given() -> None:
    found = placed(dict.fromkeys("ABCD", ("1", "1", "7")), most=2)

    assert [spot.slice for spot in found.spots] == ["A", "B"]


@pytest.mark.parametrize(
    "three", [(None, "9", "9"), ("9", None, "9"), ("9", "9", None), ("9", "9", "0"), ("9", "9", "-1")]
)
def test_what_lacks_a_value_or_a_size_is_no_spot_and_moves_no_line(
    three: tuple[str | None, str | None, str | None],
) -> None:
    whole: Values = {"A": ("1", "2", "3")}

    assert placed({**whole, "B": three}) == placed(whole)


def test_a_slice_that_a_kpi_does_not_tell_of_is_no_spot() -> None:
    told = [
        r for r in readings({"A": ("1", "2", "3"), "B": ("9", "9", "9")}) if (r.kpi, r.slice["sku"]) != (AXES.y, "B")
    ]

    assert quadrant(told, "sku", AXES) == placed({"A": ("1", "2", "3")})


def test_without_spots_there_are_no_lines() -> None:
    assert placed({}) == Quadrant((), 0, None, dict.fromkeys(CORNERS, 0))


def test_one_kpi_can_be_both_an_axis_and_the_size() -> None:
    axes = Axes("net_sales", "contribution_margin", "net_sales")
    (spot,) = quadrant(readings({"A": (None, "2", "3")}), "sku", axes).spots

    assert (spot.x, spot.y, spot.size) == (3, 2, 3)
