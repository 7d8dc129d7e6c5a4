"""What a report that nobody declared means is inferred from its figures, and said to be so."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from helloword.reconciliation.definition import Definition
from helloword.reconciliation.reconciling import reconcile

from .company import OFFICIAL, ORDERS, Company, causes

MONTHS = ("2026-03", "2026-04", "2026-05")
LAST = {"2026-03": 31, "2026-04": 30, "2026-05": 31}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Three months, each with a cancelled order and one in its first hour, which is the month before by UTC."""
    made = Company(tmp_path)
    made.land("orders", ORDERS, *(
        line
        for n, month in enumerate((*MONTHS, "2026-06"))
        for line in (
            f"A-{n},1,{month}-01T00:30:00,shipped,KETTLE,1,{10 + n}.00,0,0,EUR",
            f"B-{n},1,{month}-11T10:00:00,cancelled,KETTLE,1,{20 + n}.00,0,0,EUR",
            f"C-{n},1,{month}-21T10:00:00,shipped,KETTLE,1,{50 + n}.00,0,0,EUR",
        )
    ))  # fmt: skip
    return made


def say(company: Company, *amounts: str, measure: str = "gross_sales") -> None:
    rows = (f"theirs,{m}-01,{m}-{LAST[m]},{measure},,{amount}," for m, amount in zip(MONTHS, amounts, strict=True))
    company.land("official", OFFICIAL, *rows)


def test_the_fewest_switches_that_explain_the_figures_are_found_and_labelled(company: Company) -> None:
    say(company, "80.00", "83.00", "86.00")
    found = reconcile(company.workspace)

    assert {f.conventions.definition for f in found if f.conventions} == {Definition(cancelled="counted")}
    assert {(f.conventions.source, f.conventions.explains, f.conventions.of) for f in found if f.conventions} == {
        ("inferred", 3, 3)
    }
    assert [causes(f) for f in found] == [{"cancelled": Decimal(22 - n)} for n in range(3)]


def test_two_conventions_at_once_are_found_too(company: Company) -> None:
    # By UTC the first order of a month goes out and that of the next comes in: one more.
    say(company, "81.00", "84.00", "87.00")
    found = reconcile(company.workspace)

    assert {f.conventions.definition for f in found if f.conventions} == {Definition(cancelled="counted", zone="UTC")}
    assert [causes(f) for f in found] == [{"cancelled": Decimal(22 - n), "time_zone": Decimal(1)} for n in range(3)]


def test_figures_that_nothing_explains_are_taken_to_be_like_ours_and_left_unknown(company: Company) -> None:
    say(company, "200.00", "300.00", "400.00")
    found = reconcile(company.workspace)

    assert {f.conventions.source for f in found if f.conventions} == {"none"}
    assert all(set(causes(f)) == {"unknown"} for f in found)


def test_one_of_many_figures_that_fits_by_chance_decides_nothing(company: Company) -> None:
    say(company, "80.00", "300.00", "400.00")

    assert {f.conventions.source for f in reconcile(company.workspace) if f.conventions} == {"none"}


def test_nothing_is_looked_for_where_ours_fit(company: Company) -> None:
    say(company, "60.00", "62.00", "64.00")

    assert {(f.conventions.source, str(f.status)) for f in reconcile(company.workspace) if f.conventions} == {
        ("none", "within")
    }
