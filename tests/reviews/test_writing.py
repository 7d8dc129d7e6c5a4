"""A written review stays as it is, holds its lake version, and carries what was agreed until it is closed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from helloword.audit import entries as audit_entries
from helloword.errors import InputError, UnknownNameError
from helloword.lake.holding import held
from helloword.lake.snapshot import snapshot
from helloword.period import ONE_DAY
from helloword.reviews import follow_ups
from helloword.reviews.content import read, written
from helloword.reviews.keeping import entries, keep, the_review
from helloword.reviews.restating import restated
from helloword.reviews.review import Review
from helloword.reviews.spans import week
from helloword.reviews.writing import write
from helloword.workspace import Workspace
from tests.reviews.conftest import TODAY, Company

WEEK, BEFORE = week("2026-W40"), week("2026-W39")


def one(workspace: Workspace, **wanted: object) -> Review:
    (outcome,) = write(workspace, WEEK, today=TODAY, **wanted)  # type: ignore[arg-type]
    return outcome.review


def test_a_review_says_the_same_after_a_restatement_and_counts_what_changed(company: Company) -> None:
    review = one(company.workspace)
    before = written(the_review(company.workspace, review.id).content)
    assert restated(company.workspace, review) == ()
    company.sell(WEEK.start, "eu", "CUP", 40)

    again = the_review(company.workspace, review.id)
    assert written(again.content) == before
    changed = {each.kpi: (each.was, each.now) for each in restated(company.workspace, again)}
    assert changed["net_sales"] == (Decimal(560), Decimal(920))
    assert "sessions" not in changed


def test_the_lake_version_of_a_review_is_held(company: Company) -> None:
    review = one(company.workspace)

    assert review.content.lake == snapshot(company.workspace).version
    assert held(company.workspace.state) == {review.content.lake}


def test_a_review_is_written_once_unless_it_is_asked_for_again(company: Company) -> None:
    first = one(company.workspace)
    (standing,) = write(company.workspace, WEEK, today=TODAY)
    assert (standing.new, standing.review.id) == (False, first.id)

    second = one(company.workspace, again=True, reason="costs came late")
    assert (second.edition, second.id != first.id) == (2, True)
    assert {e.id for e in entries(company.workspace)} == {first.id, second.id}
    assert the_review(company.workspace, first.id).edition == 1


def test_two_that_write_the_same_review_at_once_write_it_once(company: Company) -> None:
    content = one(company.workspace).content
    (late,) = keep(company.workspace, [content], "at the same moment")

    assert (late.new, late.review.edition) == (False, 1)
    assert len(entries(company.workspace)) == 1


def test_every_department_gets_its_own_kpis_and_goals(small: Company) -> None:
    outcomes = write(small.workspace, WEEK, every=True, today=TODAY)
    by_scope = {o.review.content.scope.id: o.review.content for o in outcomes}

    assert set(by_scope) == {"company", "marketing", "operations"}
    assert [line.goal for line in by_scope["company"].card.lines] == ["sales"]
    assert [line.goal for line in by_scope["marketing"].card.lines] == ["visits"]
    assert "sessions" in {d.kpi for d in by_scope["marketing"].deviations}
    assert "sessions" not in {d.kpi for d in by_scope["operations"].deviations}


def test_deviations_stand_by_their_money_and_say_why_a_kpi_has_no_value(small: Company) -> None:
    content = one(small.workspace).content
    worth = [d.against["previous"].worth for d in content.deviations if not d.ripens]
    known = [abs(amount) for amount in worth if amount is not None]

    assert known == sorted(known, reverse=True)
    assert worth[: len(known)] == [amount for amount in worth if amount is not None]
    assert content.left_out["roas"] == "no_data"


def test_a_period_that_is_not_over_cannot_be_reviewed(small: Company) -> None:
    with pytest.raises(InputError) as refused:
        write(small.workspace, week("2026-W41"), today=TODAY)

    assert refused.value.code == "review_not_over"


def test_what_was_written_reads_back_the_same(small: Company) -> None:
    content = one(small.workspace).content

    assert read(written(content)) == content


def test_follow_ups_are_carried_from_review_to_review_until_they_are_closed(company: Company) -> None:
    workspace = company.workspace
    (earlier,) = write(workspace, BEFORE, today=TODAY)
    due = workspace.today + 7 * ONE_DAY
    added = follow_ups.add(workspace, earlier.review.id, "Ask why lamps sell less", "cao", due, "net_sales")

    review = one(workspace)
    assert [(c.id, c.since, c.through) for c in review.content.carried] == [(added.id, "2026-W39", 1)]
    assert [f.id for f in follow_ups.of_review(workspace, review)] == [added.id]

    later = follow_ups.move(workspace, added.id, due + 7 * ONE_DAY, "the supplier answers next week", "ben")
    assert (later.due, later.owner, later.open) == (due + 7 * ONE_DAY, "ben", True)
    follow_ups.close(workspace, added.id, "The lamp was out of stock")
    assert [f.open for f in follow_ups.of_review(workspace, review)] == [False]
    again = one(workspace, again=True)
    assert again.content.carried == ()
    assert follow_ups.of_review(workspace, again) == ()


def test_what_happens_to_follow_ups_is_in_the_audit_log(company: Company) -> None:
    workspace = company.workspace
    review = one(workspace)
    due = workspace.today + ONE_DAY
    added = follow_ups.add(workspace, review.id, "Look into it", "ada", due)
    follow_ups.move(workspace, added.id, due + ONE_DAY, "ill")
    follow_ups.close(workspace, added.id, "done")

    actions = [(e.action, e.reason) for e in audit_entries(workspace.state, subject=f"follow_up:{added.id}")]
    assert actions == [("follow_up.closed", "done"), ("follow_up.moved", "ill"), ("follow_up.added", "")]
    assert [e.what for e in follow_ups.events(workspace, added.id)] == ["added", "moved", "closed"]
    assert audit_entries(workspace.state, subject=f"review:{review.id}")[0].action == "review.written"


@pytest.mark.parametrize(
    ("text", "owner", "due", "kpi", "code"),
    [
        ("", "ada", 1, None, "follow_up_words"),
        ("do", "nobody", 1, None, "unknown_person"),
        ("do", "ada", -1, None, "follow_up_past"),
        ("do", "ada", 1, "nps", "unknown_kpi"),
    ],
)
def test_a_follow_up_that_does_not_hold_is_refused(
    small: Company, text: str, owner: str, due: int, kpi: str | None, code: str
) -> None:
    review = one(small.workspace)
    day = small.workspace.today + due * ONE_DAY

    with pytest.raises((InputError, UnknownNameError)) as refused:
        follow_ups.add(small.workspace, review.id, text, owner, day, kpi)
    assert refused.value.code == code


def test_a_closed_follow_up_can_be_neither_moved_nor_closed(small: Company) -> None:
    review = one(small.workspace)
    added = follow_ups.add(small.workspace, review.id, "do", "ada", small.workspace.today + ONE_DAY)
    follow_ups.close(small.workspace, added.id, "done")

    for act in (
        lambda: follow_ups.close(small.workspace, added.id, "again"),
        lambda: follow_ups.move(small.workspace, added.id, date(2099, 1, 1), "late"),
    ):
        with pytest.raises(InputError) as refused:
            act()
        assert refused.value.code == "follow_up_closed"


@pytest.mark.parametrize("id", ["99", "x", "-1", "9" * 30])
def test_an_unknown_review_is_not_found(small: Company, id: str) -> None:
    with pytest.raises(UnknownNameError):
        the_review(small.workspace, id)
