"""Differences are kept with what was known then, tolerances and declarations with their reason; all of it on both databases."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text

from helloword.audit import entries, verify
from helloword.errors import InputError, UnknownNameError
from helloword.reconciliation.calibrating import keep, moved, newest_points, points_of
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.finding import Status
from helloword.reconciliation.keeping import change_tolerance, changes_of, declare, own_reports, rules_of, take_back
from helloword.reconciliation.reconciling import reconcile

from .company import ORDERS, Company

PERSONAL = ("anna@example.com", "+49 151 1", "Anna Vogt")
LINES = (
    "O-1,1,2026-05-01T10:00:00,shipped,KETTLE,2,50.00,0,0,EUR,anna@example.com,+49 151 1",
    "O-2,1,2026-05-31T10:00:00,cancelled,FILTER,1,8.00,0,0,EUR,anna@example.com,+49 151 1",
)


@pytest.fixture
def company(tmp_path: Path, state_url: str | None) -> Company:
    made = Company(tmp_path, state_url)
    made.land("orders", f"{ORDERS},customer,contact", *LINES)
    return made


def actions(company: Company) -> list[str]:
    newest_first = entries(company.workspace.state)
    return [entry.action for entry in reversed(newest_first) if entry.action.startswith("reconciliation.")]


class TestPoints:
    def test_a_kept_difference_says_later_what_moved(self, company: Company) -> None:
        declare(company.workspace, "theirs: {conventions: {cancelled: counted}}", "test", "as they say")
        company.says("gross_sales", "108.00")
        (point,) = keep(company.workspace, [company.found()], "they count cancelled orders", accepted=True)
        company.land("orders", ORDERS, "O-3,1,2026-05-20T10:00:00,shipped,FILTER,1,5.00,0,0,EUR")
        since = moved(company.found(), newest_points(company.workspace)[point.figure])

        assert (point.official, point.own, point.causes[Cause.CANCELLED]) == (Decimal(108), Decimal(100), Decimal(8))
        assert (point.accepted, point.note, point.status) == (True, "they count cancelled orders", "within")
        assert (point.lake, point.by) == (2, "cli:wu")
        assert (since.official, since.own, dict(since.causes)) == (
            Decimal(0),
            Decimal(5),
            {Cause.LATE_DATA: Decimal(-5)},
        )

    def test_what_has_not_moved_is_not_kept_again_and_accepting_always_is(self, company: Company) -> None:
        company.says("gross_sales", "108.00")
        first = keep(company.workspace, [company.found()])
        again = keep(company.workspace, [company.found()])
        accepted = keep(company.workspace, [company.found()], "seen", accepted=True)

        assert (len(first), len(again), len(accepted)) == (1, 0, 1)
        assert [point.accepted for point in points_of(company.workspace)] == [True, False]
        assert actions(company) == ["reconciliation.kept", "reconciliation.accepted"]
        assert verify(company.workspace.state).broken is None

    def test_accepting_needs_a_note_and_something_to_accept(self, company: Company) -> None:
        company.says("gross_sales", "108.00")
        with pytest.raises(InputError, match="Say why"):
            keep(company.workspace, [company.found()], " ", accepted=True)

        company.says("buy_box", "1")
        found = next(f for f in reconcile(company.workspace) if f.status is Status.NOT_COMPARABLE)
        with pytest.raises(InputError, match="cannot be compared"):
            keep(company.workspace, [found], "no", accepted=True)

    def test_nothing_personal_is_kept(self, company: Company) -> None:
        company.says("gross_sales", "108.00")
        keep(company.workspace, [company.found()], "seen", accepted=True)
        with company.workspace.state.read() as session:
            rows = [dict(row) for row in session.execute(text("SELECT * FROM calibration_points")).mappings()]

        kept = json.dumps(rows, default=str, ensure_ascii=False)
        assert not any(word in kept for word in PERSONAL)


class TestRules:
    def test_a_tolerance_changes_what_is_within_and_keeps_its_reason(self, company: Company) -> None:
        company.says("orders", "4")
        assert company.found().status is Status.OUTSIDE
        change_tolerance(company.workspace, "orders", "0", "3", "they round")

        assert company.found().status is Status.WITHIN
        (change,) = changes_of(company.workspace, "tolerance", "orders")
        assert (change.by, change.reason) == ("cli:wu", "they round")
        assert actions(company) == ["reconciliation.tolerance_changed"]

        take_back(company.workspace, "tolerance", "orders", "not after all")
        assert company.found().status is Status.OUTSIDE

    def test_a_relative_tolerance_is_of_the_platforms_figure(self, company: Company) -> None:
        company.says("gross_sales", "102.00")
        change_tolerance(company.workspace, "gross_sales", "0.02", "0", "gift cards")

        assert company.found().status is Status.WITHIN
        assert not rules_of(company.workspace).tolerance("gross_sales").allows(Decimal("2.05"), Decimal(102))

    def test_a_companys_declaration_goes_before_the_shipped_one_until_it_is_taken_back(self, company: Company) -> None:
        company.says("gross_sales", "100.00", report="Sales over time")
        assert company.found().unexplained == Decimal(-8)
        declare(company.workspace, "Sales over time: {conventions: {cancelled: left_out}}", "test", "we asked them")

        assert company.found().unexplained == 0
        assert own_reports(company.workspace) == ("sales_over_time",)
        take_back(company.workspace, "report", "sales_over_time", "they changed it")
        assert company.found().unexplained == Decimal(-8)

    def test_conventions_may_differ_by_measure(self, company: Company) -> None:
        text = "theirs: {conventions: {}, measures: {units: {cancelled: counted}}}"
        declare(company.workspace, text, "test", "as they say")
        company.says("units", "3")
        company.says("orders", "1")

        assert {f.kpi: f.status for f in reconcile(company.workspace)} == {"units": "within", "orders": "within"}

    @pytest.mark.parametrize(
        ("declaration", "words"),
        [
            ("theirs: {conventions: {canceled: counted}}", 'Did you mean "cancelled"'),
            ("theirs: {conventions: {zone: Mars}}", "Mars is no time zone"),
            ("theirs: {conventions: {rate: -1}}", "a number above zero"),
            ("theirs: {conventions: {tax: yes please}}", "tax is one of"),
            ("theirs: {convention: {}}", "there is no attribute convention"),
            ("", "declares nothing"),
            ("a: [", "not YAML"),
        ],
    )
    def test_a_declaration_that_does_not_hold_says_why(self, tmp_path: Path, declaration: str, words: str) -> None:
        with pytest.raises(InputError, match=words):
            declare(Company(tmp_path).workspace, declaration, "reports.yml", "because")

    def test_a_change_needs_a_reason_and_a_kpi_that_there_is(self, tmp_path: Path) -> None:
        workspace = Company(tmp_path).workspace
        with pytest.raises(InputError, match="Say why"):
            change_tolerance(workspace, "orders", "0", "1", " ")
        with pytest.raises(UnknownNameError, match='Did you mean "orders"'):
            change_tolerance(workspace, "order", "0", "1", "they round")
        with pytest.raises(InputError, match="from zero on"):
            change_tolerance(workspace, "orders", "-1", "1", "they round")
