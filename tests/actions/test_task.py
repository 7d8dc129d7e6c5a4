"""A task about one alert is proposed because somebody asks for it, and nothing else is asked with it."""

from __future__ import annotations

import pytest

from helloword.actions.action import Status
from helloword.actions.proposing import propose, propose_task
from helloword.actions.queue import actions, the_action
from helloword.alerts.evaluating import evaluate
from helloword.alerts.inbox import alerts
from helloword.alerts.keeping import switch
from helloword.alerts.shipped import templates
from helloword.people import Department, Person, add_department, add_person
from helloword.text import Text
from helloword.workspace import Workspace
from tests.actions.conftest import NOW, TODAY, later


@pytest.fixture
def alerted(small: Workspace) -> Workspace:
    """The company with every rule on, and one person who answers for all of them."""
    owners = sorted({rule.owner for rule in templates().values()})
    add_department(small, Department("all", Text("全部", "All")))
    add_person(small, Person("wu", "Wu", "all", tuple(owners)))
    switch(small, templates(), "try", on=True)
    evaluate(small, today=TODAY, now=NOW)
    return small


def test_it_is_about_that_alert_alone_and_stands_when_the_playbook_is_asked(alerted: Workspace) -> None:
    first, *_ = alerts(alerted, "open")

    [id] = propose_task(alerted, first.id, NOW).new

    asked = the_action(alerted, id).proposal
    assert (asked.subject, asked.content["alerts"]) == ((("alert", str(first.id)), ("person", "wu")), [first.id])
    assert [each.id for each in actions(alerted)] == [id]
    assert propose_task(alerted, first.id, later(hours=1)).kept == (id,)
    assert id in propose(alerted, "task", later(hours=2)).kept
    assert the_action(alerted, id).status == Status.PROPOSED
