"""Every report that is declared has a case, and each case comes out as it was worked out by hand."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import TypedDict

import pytest
import yaml

from helloword.kpis.catalogue import shipped
from helloword.reconciliation.counterparts import PARTS
from helloword.reconciliation.declared import plain_name, shipped_measures, shipped_reports

from .company import Company, causes

FOLDER = files("helloword.reconciliation").joinpath("cases")


class Case(TypedDict):
    """A few rows, what a report says of them, and what is to be found."""

    report: str
    claim: str
    store: dict[str, str]
    facts: dict[str, str]
    official: dict[str, object]
    own: str
    causes: dict[str, str]
    status: str


CASES: list[Case] = [
    case for file in sorted(FOLDER.iterdir(), key=lambda f: f.name) for case in yaml.safe_load(file.read_text("utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["report"])
def test_a_case_comes_out_as_worked_out_by_hand(tmp_path: Path, case: Case) -> None:
    company = Company(tmp_path, **case["store"])
    for fact, text in case["facts"].items():
        company.text(fact, text)
    said = {"currency": "", **case["official"]}
    names = ("start", "end", "measure", "amount", "currency")
    company.land(
        "official",
        "report,start,end,measure,amount,currency",
        ",".join([case["report"], *(str(said[n]) for n in names)]),
    )
    found = company.found()

    assert found.own == Decimal(case["own"])
    assert causes(found) == {cause: Decimal(amount) for cause, amount in case["causes"].items()}
    assert str(found.status) == case["status"]
    assert found.conventions is not None
    assert found.conventions.source == "declared"


def test_every_report_has_a_case_and_a_name_in_both_languages() -> None:
    assert {case["report"] for case in CASES} == set(shipped_reports())
    assert all(report.name.zh != report.name.en for report in shipped_reports().values())


def test_names_of_measures_lead_to_kpis_that_there_are_and_to_one_only() -> None:
    names = [name for measure in shipped_measures().values() for name in measure.names]

    assert set(shipped_measures()) == set(PARTS)
    assert set(PARTS) <= set(shipped().kpis)
    assert len(set(names)) == len(names)
    assert not set(names) & set(shipped().kpis)
    assert [name for name in names if plain_name(name) != name] == []
