"""What the demo's platforms state differs from the company's figures by the causes in its truth, and reconciliation finds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from helloword.demo.build import build
from helloword.demo.truth import Difference, read_differences
from helloword.reconciliation.finding import Finding
from helloword.reconciliation.reconciling import reconcile
from helloword.workspace import Workspace
from tests.companies import quietly

TODAY, MONTHS = date(2026, 3, 10), 2
CENT = Decimal("0.01")
SEEDED = {"cancelled", "refund_day", "time_zone", "tax", "fx", "late_data", "unknown"}


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two months of the demo company."""
    made = build(tmp_path_factory.mktemp("claims"), TODAY, quietly, months=MONTHS)
    yield made
    made.state.close()


@pytest.fixture(scope="module")
def found(company: Workspace) -> dict[tuple[str, str, date, str], Finding]:
    """Every official figure, held against the company's own."""
    return {(f.figure.store, f.figure.report, f.figure.start, f.figure.measure): f for f in reconcile(company)}


@pytest.fixture(scope="module")
def seeded(company: Workspace) -> tuple[Difference, ...]:
    """What is to be found."""
    return read_differences(company.folder)


def test_every_cause_is_seeded_somewhere(seeded: tuple[Difference, ...]) -> None:
    assert {cause for each in seeded for cause, amount in each.causes.items() if abs(amount) >= CENT} == SEEDED


def test_seeded_causes_are_found_to_the_cent(
    found: dict[tuple[str, str, date, str], Finding], seeded: tuple[Difference, ...]
) -> None:
    wrong = []
    for each in seeded:
        finding = found[each.store, each.report, each.start, each.measure]
        assert finding.own is not None
        told = {str(cause): amount for cause, amount in finding.causes.items()}
        apart = [abs(finding.own - each.own), *(abs(told[c] - each.causes.get(c, Decimal(0))) for c in told)]
        if max(apart) >= CENT / 2:
            wrong.append((each, told))

    assert wrong == []


def test_what_is_not_seeded_agrees_exactly(
    found: dict[tuple[str, str, date, str], Finding], seeded: tuple[Difference, ...]
) -> None:
    planted = {(each.store, each.report, each.start, each.measure) for each in seeded}

    assert [key for key, finding in found.items() if key not in planted and finding.gap != 0] == []


def test_only_what_nobody_can_explain_is_outside(found: dict[tuple[str, str, date, str], Finding]) -> None:
    assert {f.figure.report for f in found.values() if f.status != "within"} == {"ads_console"}


def test_the_report_that_nobody_declared_is_inferred(found: dict[tuple[str, str, date, str], Finding]) -> None:
    inferred = {
        f.figure.report: f.conventions for f in found.values() if f.conventions and f.conventions.source == "inferred"
    }

    assert set(inferred) == {"mall_total"}
    assert inferred["mall_total"].definition.zone == "UTC"
