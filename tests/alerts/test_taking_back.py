"""An alert that fired on rows which were taken back is over because of that, says so, and is told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from helloword.alerts.alert import Alert
from helloword.alerts.channels import add_channel
from helloword.alerts.evaluating import evaluate
from helloword.alerts.inbox import alerts, history, standings
from helloword.alerts.keeping import switch
from helloword.alerts.sending import outbox, send_due
from helloword.lake.importing import list_imports, undo_import
from helloword.period import ONE_DAY

from .conftest import LAST, TODAY, Company
from .receiving import Hook, hook


@pytest.fixture
def post() -> Iterator[Hook]:
    with hook() as kept:
        yield kept


@pytest.fixture
def watched(company: Company, post: Hook) -> Company:
    """Two stores that sell the same every day; the rule is on, and somebody hears of it."""
    switch(company.workspace, ["cvr_fall"], on=True)
    add_channel(company.workspace, "team", post.address, locale="en")
    company.funnel(lambda back: 30, store="us")
    return company


def look(company: Company, times: int = 1) -> tuple[Alert, ...]:
    for _ in range(times):
        evaluate(company.workspace, today=TODAY)
        send_due(company.workspace)
    return alerts(company.workspace)


def undo_last(company: Company) -> None:
    undo_import(company.workspace, max(done.id for done in list_imports(company.workspace) if done.status == "done"))


def told(post: Hook) -> list[str]:
    return [message["title"] for message in post.posts]


def test_days_that_were_taken_back_end_the_alert_and_say_so_once(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30, until=3)
    watched.funnel(lambda back: 5, back=2)
    (fired,) = look(watched)
    undo_last(watched)
    (alert,) = look(watched, times=3)

    assert (fired.status, alert.id) == ("open", fired.id)
    assert (alert.status, alert.ended_why, alert.ended) == ("resolved", "restated", LAST)
    assert [(e.what, e.note) for e in history(watched.workspace, alert.id)] == [
        ("fired", ""), ("told", "team"), ("resolved", "restated"), ("told", "team"),
    ]  # fmt: skip
    assert told(post) == ["[Critical] Conversion fell: eu", "[Over] Conversion fell: eu"]
    assert f"over on {LAST}: the data was corrected or taken back" in post.posts[1]["message"]


def test_rows_that_stand_in_again_end_the_alert_too(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30)
    watched.funnel(lambda back: 5, back=2)
    look(watched)
    undo_last(watched)
    (alert,) = look(watched, times=2)

    assert (alert.status, alert.ended_why) == ("resolved", "restated")
    assert len(post.posts) == 2


def test_an_alert_that_fired_weeks_ago_is_found_as_well(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30)
    watched.funnel(lambda back: 5 if back < 26 else 30, back=40)
    evaluate(watched.workspace, today=TODAY - 20 * ONE_DAY)
    (fired,) = look(watched)
    undo_last(watched)
    (alert,) = look(watched)

    assert fired.status == "open"
    assert fired.fired < TODAY - timedelta(days=20)
    assert (alert.status, alert.ended_why) == ("resolved", "restated")


def test_a_store_whose_only_import_was_taken_back_is_over_at_once(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30 if back > 2 else 5)
    look(watched)
    undo_last(watched)
    (alert,) = look(watched, times=2)

    assert (alert.status, alert.ended_why) == ("resolved", "restated")
    assert len(post.posts) == 2
    assert {s.state for s in standings(watched.workspace, "cvr_fall")} == {"ok", "no_data"}


def test_a_company_whose_only_import_was_taken_back_has_no_open_alert(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    look(company)
    undo_last(company)
    (alert,) = look(company, times=2)

    assert (alert.status, alert.ended_why) == ("resolved", "restated")
    assert [s.state for s in standings(company.workspace, "cvr_fall")] == ["no_data"]


def test_an_import_that_has_nothing_to_do_with_it_changes_nothing(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30 if back > 2 else 5)
    watched.funnel(lambda back: 29, store="us", back=70, until=60)
    look(watched)
    undo_last(watched)
    (alert,) = look(watched)

    assert alert.status == "open"
    assert len(post.posts) == 1


def test_the_same_file_again_makes_it_the_same_alert_and_it_is_not_told_anew(watched: Company, post: Hook) -> None:
    watched.funnel(lambda back: 30, until=3)
    watched.funnel(lambda back: 5, back=2)
    look(watched)
    undo_last(watched)
    look(watched)
    watched.funnel(lambda back: 5, back=2)
    (alert,) = look(watched, times=2)

    assert (alert.status, alert.ended_why) == ("open", None)
    assert [e.what for e in history(watched.workspace, alert.id)][-1] == "reopened"
    assert len(outbox(watched.workspace)) == len(post.posts) == 2
