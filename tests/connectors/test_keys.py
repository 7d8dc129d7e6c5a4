"""The same key again replaces: the later update where it is given, else the later row or import."""

from __future__ import annotations

import pytest

from tests.connectors.company import Company

HEADER = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,updated_at\n"
Steps = list[list[tuple[str, str]]]

# Each file is a list of (quantity, updated_at) of one order line; the quantity that must stand in the end.
CASES: dict[str, tuple[Steps, str]] = {
    "a later import": ([[("1", "")], [("2", "")]], "2"),
    "a later row": ([[("1", ""), ("2", "")]], "2"),
    "a later update": ([[("1", "2026-03-02")], [("2", "2026-03-03")]], "2"),
    "an earlier update comes too late": ([[("1", "2026-03-03")], [("2", "2026-03-02")]], "1"),
    "an earlier update further down the file": ([[("1", "2026-03-03T10:00:00"), ("2", "2026-03-03T09:00:00")]], "1"),
    "the same update": ([[("1", "2026-03-03")], [("2", "2026-03-03")]], "2"),
    "no update replaces one": ([[("1", "2026-03-03")], [("2", "")]], "2"),
    "one replaces no update": ([[("1", "")], [("2", "2026-03-01")]], "2"),
    "updates are compared as instants": (
        [[("1", "2026-03-03T10:00:00+08:00")], [("2", "2026-03-03T03:00:00Z")]],
        "2",
    ),
    "a row without and then an earlier update": ([[("1", "2026-03-03"), ("2", ""), ("3", "2026-03-01")]], "3"),
}


@pytest.fixture(scope="module")
def standing(shared: Company) -> dict[str, str]:
    """The quantity that stands in the end, by case; the files of all cases are imported together, step by step."""
    for step in range(2):
        lines = [
            f"{name},1,2026-03-01,paid,A,{quantity},5.00,EUR,{updated}"
            for name, (files, _) in CASES.items()
            for quantity, updated in (files[step] if step < len(files) else [])
        ]
        shared.load(HEADER + "\n".join(lines), f"{step}.csv", store="eu")
    return dict(shared.rows("order_lines", "order_id", "quantity"))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", CASES)
def test_one_row_stands(name: str, standing: dict[str, str]) -> None:
    assert standing[name] == CASES[name][1]


def test_the_same_file_again_changes_nothing(company: Company) -> None:
    file = HEADER + "O-1,1,2026-03-01,paid,A,1,5.00,EUR,\nO-1,2,2026-03-01,paid,B,1,5.00,EUR,\n"
    company.load(file, store="eu")
    again = company.load(file, store="eu")
    changed = company.load(file.replace("B,1", "B,3"), store="eu")

    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    assert (changed.new, changed.changed, changed.unchanged) == (0, 1, 1)


def test_a_day_fact_is_known_by_all_that_is_no_measure(company: Company) -> None:
    header = "date,source,channel,sku,sessions\n"
    company.load(header + "2026-03-01,organic,,,10\n2026-03-01,organic,,A,4\n2026-03-01,paid,,,5\n", store="eu")
    again = company.load(header + "2026-03-01,organic,,,11\n", store="eu")

    assert (again.new, again.changed) == (0, 1)
    assert company.rows("traffic", "source", "sku", "sessions") == [
        ("organic", "-", "11"),
        ("organic", "A", "4"),
        ("paid", "-", "5"),
    ]


def test_a_key_keeps_its_parts_apart(company: Company) -> None:
    company.load("sku,effective_from,purchase,currency\nA,2026-01-01,1.50,EUR\nA,2026-02-01,2.50,EUR\n")
    company.load("date,base,quote,rate\n2026-01-01,EUR,USD,1.10\n2026-01-01,USD,EUR,0.90\n")

    assert len(company.rows("costs", "sku")) == len(company.rows("fx", "base")) == 2
