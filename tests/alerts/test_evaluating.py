"""Rules are evaluated when data lands: states are kept, alerts open and close, and doing it again changes nothing."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from helloword.alerts.alert import Alert
from helloword.alerts.evaluating import evaluate
from helloword.alerts.inbox import acknowledge, alerts, history, standings, take_back
from helloword.alerts.keeping import change_rule, switch
from helloword.alerts.slices import text_of
from helloword.audit import Actor, entries
from helloword.errors import InputError
from helloword.period import ONE_DAY

from .conftest import LAST, TODAY, Company


def told(found: tuple[Alert, ...]) -> list[tuple[str, str, date, date | None]]:
    return [(text_of(a.at), a.status, a.fired, a.ended) for a in found]


def states(company: Company, rule: str) -> dict[str, tuple[str, str | None]]:
    return {text_of(s.at): (s.state, s.reason) for s in standings(company.workspace, rule)}


def test_nothing_is_evaluated_before_a_rule_is_switched_on(company: Company) -> None:
    company.funnel(lambda back: 30)

    assert evaluate(company.workspace, today=TODAY) == ()


def test_a_fall_opens_an_alert_that_names_its_stage_and_is_over_when_it_is_back(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    company.funnel(lambda back: 30, store="us")
    (outcome,) = evaluate(company.workspace, today=TODAY)

    assert (outcome.fired, outcome.resolved, outcome.slices) == (1, 0, 2)
    (alert,) = alerts(company.workspace)
    assert told((alert,)) == [('{"store":"eu"}', "open", LAST, None)]
    assert alert.value is not None
    assert (round(alert.value, 4), alert.usual) == (Decimal("0.0133"), Decimal("0.03"))
    assert alert.cause is not None
    assert "paying" in alert.cause.en
    assert states(company, "cvr_fall") == {'{"store":"eu"}': ("firing", None), '{"store":"us"}': ("ok", None)}

    company.funnel(lambda back: 30, back=0, until=-3)
    company.funnel(lambda back: 30, back=0, until=-3, store="us")
    later = TODAY + 4 * ONE_DAY
    (outcome,) = evaluate(company.workspace, today=later)

    assert (outcome.fired, outcome.resolved) == (0, 1)
    assert told(alerts(company.workspace)) == [('{"store":"eu"}', "resolved", LAST, TODAY + 2 * ONE_DAY)]
    assert [event.what for event in history(company.workspace, alert.id)] == ["fired", "resolved"]


def test_the_same_data_and_rules_find_the_same_and_nothing_is_written_twice(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    evaluate(company.workspace, today=TODAY)
    first = alerts(company.workspace)

    assert evaluate(company.workspace, today=TODAY)[0].skipped
    assert not evaluate(company.workspace, since=0, today=TODAY)[0].skipped
    assert alerts(company.workspace) == first
    assert len(history(company.workspace, first[0].id)) == 1


def test_only_rules_whose_facts_changed_are_evaluated(company: Company) -> None:
    switch(company.workspace, ["cvr_fall", "csat_fall"], on=True)
    company.funnel(lambda back: 30)
    company.land(
        "surveys", "response_id,kind,answered_at,score", [f"r{n},csat,2026-03-{1 + n % 30:02d},5" for n in range(60)]
    )
    evaluate(company.workspace, today=TODAY)
    company.land("surveys", "response_id,kind,answered_at,score", ["r99,csat,2026-03-30,1"])

    assert {o.rule: o.skipped for o in evaluate(company.workspace, today=TODAY)} == {
        "cvr_fall": True,
        "csat_fall": False,
    }


def test_a_changed_rule_is_evaluated_again(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 26)
    evaluate(company.workspace, today=TODAY)

    assert alerts(company.workspace) == ()

    change_rule(company.workspace, "cvr_fall", {"fire": "0.05", "clear": "0.02", "spread": "0"}, "too blunt for us")
    evaluate(company.workspace, today=TODAY)

    assert [a.status for a in alerts(company.workspace)] == ["open"]


def test_a_rule_switched_off_ends_its_alerts_and_says_why(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    evaluate(company.workspace, today=TODAY)
    switch(company.workspace, ["cvr_fall"], on=False)
    evaluate(company.workspace, today=TODAY)

    assert [(a.status, a.ended_why) for a in alerts(company.workspace)] == [("resolved", "rule_off")]
    assert states(company, "cvr_fall") == {}


def test_an_acknowledgement_is_taken_back_and_the_log_says_by_whom_and_why(company: Company) -> None:
    workspace = company.workspace
    switch(workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    evaluate(workspace, today=TODAY)
    (alert,) = alerts(workspace)
    acknowledge(workspace, alert.id, "on it")
    back = take_back(workspace.acting_as(Actor("cli:ben")), alert.id, "not mine")
    entry = entries(workspace.state)[0]

    assert (back.status, back.acked_at, back.acked_by) == ("open", None, None)
    assert (entry.action, entry.actor.name, entry.reason) == ("alert.unacknowledged", "cli:ben", "not mine")
    assert json.loads(entry.detail) == {"acknowledged_by": "cli:wu"}
    assert [e.what for e in history(workspace, alert.id)] == ["fired", "acknowledged", "unacknowledged"]

    take_back(workspace, alert.id)
    assert entries(workspace.state)[0] == entry
    switch(workspace, ["cvr_fall"], on=False)
    evaluate(workspace, today=TODAY)
    with pytest.raises(InputError, match="is over already"):
        take_back(workspace, alert.id)


def test_data_that_is_restated_to_what_is_usual_ends_the_alert(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    evaluate(company.workspace, today=TODAY)
    company.funnel(lambda back: 30, back=2)
    evaluate(company.workspace, today=TODAY)

    assert [(a.status, a.ended_why) for a in alerts(company.workspace)] == [("resolved", "restated")]


def test_too_little_evidence_and_late_data_are_states_of_their_own(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30)
    company.funnel(lambda back: 1, store="us", sessions=20)
    evaluate(company.workspace, today=TODAY)

    assert states(company, "cvr_fall") == {
        '{"store":"eu"}': ("ok", None), '{"store":"us"}': ("could_not_evaluate", "low_sample"),
    }  # fmt: skip

    company.funnel(lambda back: 30, back=0, until=-4)
    evaluate(company.workspace, today=TODAY + 5 * ONE_DAY)

    assert states(company, "cvr_fall")['{"store":"us"}'] == ("no_data", "source_late")


def test_an_alert_stays_open_while_its_data_is_missing(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 30 if back > 2 else 5)
    company.funnel(lambda back: 30, store="us")
    evaluate(company.workspace, today=TODAY)
    company.funnel(lambda back: 30, store="us", back=0, until=-4)
    evaluate(company.workspace, today=TODAY + 5 * ONE_DAY)

    assert states(company, "cvr_fall")['{"store":"eu"}'] == ("no_data", "source_late")
    assert [a.status for a in alerts(company.workspace)] == ["open"]


def test_missing_data_fires_when_a_source_is_later_than_its_rhythm(company: Company) -> None:
    switch(company.workspace, ["missing_data"], on=True)
    company.funnel(lambda back: 30)
    evaluate(company.workspace, today=TODAY)

    assert alerts(company.workspace) == ()

    evaluate(company.workspace, today=TODAY + 3 * ONE_DAY)

    assert told(alerts(company.workspace)) == [('{"store":"eu","fact":"funnel"}', "open", TODAY + ONE_DAY, None)]


def test_the_first_evaluation_tells_of_what_is_over_already_without_calling_it_new(company: Company) -> None:
    switch(company.workspace, ["cvr_fall"], on=True)
    company.funnel(lambda back: 5 if back in (9, 10, 11) else 30)
    (outcome,) = evaluate(company.workspace, today=TODAY)

    assert outcome.fired == 0
    assert [a.status for a in alerts(company.workspace)] == ["resolved"]
