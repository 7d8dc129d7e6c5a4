"""Alerts, goals, actions and tasks through a view: what lies inside it is told as it is, nothing besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from helloword.actions.queue import actions, the_action
from helloword.actions.seeing import WITHOUT_COSTS
from helloword.actions.tasks import close_task, tasks
from helloword.actions.working import again, undo
from helloword.alerts import inbox
from helloword.alerts.keeping import all_rules
from helloword.audit import Actor
from helloword.errors import UnknownNameError
from helloword.goals import book
from helloword.goals.evidence import Evidence
from helloword.goals.progress import progress_of
from helloword.goals.scorecard import Whose, scorecard
from helloword.kpis.sight import Sight
from helloword.scope import Scope
from helloword.workspace import Workspace
from tests.companies import PLANTED, TODAY, company

pytestmark = pytest.mark.slow

US = Scope(stores=frozenset({"amazon-us"}))
WITHOUT = Scope(costs=False)


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)


def test_a_slice_is_seen_when_all_of_it_is_inside(planted: Workspace) -> None:
    stores = {store.id: store.region for store in planted.stores()}
    region = stores["amazon-us"] or ""
    sku, brand = next((r["sku"], r["brand"]) for r in _products(planted) if r["brand"])

    store, area = Sight.of(planted.seen_through(US)), Sight.of(planted.seen_through(Scope(regions=frozenset({region}))))
    brands = Sight.of(planted.seen_through(Scope(brands=frozenset({brand}))))

    assert store.within({"store": ("amazon-us",), "sku": ("X",)})
    assert not store.within({})
    assert not store.within({"store": ("amazon-us", "shopify-eu")})
    assert area.within({"store": ("amazon-us",)})
    assert not area.within({"store": tuple(id for id, other in stores.items() if other != region)[:1]})
    assert not area.within({"store": ("amazon-us", "unknown")})
    assert brands.within({"sku": (sku,)})
    assert not brands.within({"sku": (sku, "UNKNOWN")})
    assert not brands.within({"store": ("amazon-us",)})
    assert Sight.of(planted).within({})


def test_alerts_outside_of_the_view_are_in_no_list_and_under_no_number(planted: Workspace) -> None:
    seen, every = planted.seen_through(US), inbox.alerts(planted)
    mine = inbox.alerts(seen)
    rules, goals = all_rules(seen), book(seen).goals

    inside = [a for a in every if dict(a.at).get("store") == "amazon-us" or dict(a.at).get("goal") in goals]
    expected = {alert.id for alert in inside if alert.rule in rules}
    assert 0 < len(expected) < len(every)
    assert {alert.id for alert in mine} == expected
    assert [inbox.the_alert(seen, alert.id) for alert in mine] == list(mine)
    for alert in every:
        if alert not in mine:
            with pytest.raises(UnknownNameError):
                inbox.the_alert(seen, alert.id)
    for rule in rules:
        assert {dict(s.at).get("store", "amazon-us") for s in inbox.standings(seen, rule)} <= {"amazon-us"}
        assert sum(inbox.counts(seen).get(rule, {}).values()) == len(inbox.standings(seen, rule))


def test_without_costs_alerts_goals_and_actions_of_costs_are_not_there(planted: Workspace) -> None:
    seen = planted.seen_through(WITHOUT)
    kpis = Sight.of(seen).kpis
    hidden = {id for id, v in all_rules(planted).items() if v.rule.kpi and v.rule.kpi not in kpis}

    assert hidden
    assert set(all_rules(seen)) == set(all_rules(planted)) - hidden
    assert {alert.rule for alert in inbox.alerts(seen)} == {a.rule for a in inbox.alerts(planted)} - hidden
    goals = book(seen).goals
    assert goals
    assert {goal.kpi for goal in goals.values()} <= kpis
    assert book(seen).plans == {}
    assert {action.proposal.playbook for action in actions(seen)} <= WITHOUT_COSTS


@pytest.mark.parametrize("scope", [US, WITHOUT], ids=["one store", "without costs"])
def test_goals_inside_of_the_view_stand_where_they_stand_for_all(planted: Workspace, scope: Scope) -> None:
    seen = planted.seen_through(scope)
    through, whole = (
        {p.goal.id: p for p in progress_of(book(w).versions.values(), Evidence.of(w, TODAY))} for w in (seen, planted)
    )

    assert 0 < len(through) < len(whole)
    for id, progress in through.items():
        assert replace(progress, goal=whole[id].goal) == whole[id]
    assert all(goal.parent is None or goal.parent in book(seen).goals for goal in book(seen).goals.values())


def test_a_scorecard_with_goals_that_are_not_seen_has_no_score(planted: Workspace) -> None:
    seen, emily = planted.seen_through(US), Whose("person", "emily-carter")
    part, full = (scorecard(book(w), emily, Evidence.of(w, TODAY)) for w in (seen, planted))

    assert full.score is not None
    assert full.hidden == 0
    assert part.lines
    assert part.hidden == len(full.lines) - len(part.lines) > 0
    assert part.score is None
    assert [part.part(line) for line in part.lines] == [None] * len(part.lines)


def test_actions_of_other_stores_are_not_there_and_cannot_be_moved(planted: Workspace) -> None:
    seen, every = planted.seen_through(US), actions(planted)
    mine = actions(seen)

    assert mine
    assert {dict(a.proposal.subject).get("store", "amazon-us") for a in mine} == {"amazon-us"}
    for action in every:
        if action not in mine:
            for move in (lambda w, n: undo(w, n, "a reason that says why"), again, the_action):
                with pytest.raises(UnknownNameError):
                    move(seen, action.id)


def test_tasks_are_ones_own_for_those_who_see_a_part(planted: Workspace) -> None:
    every = tasks(planted)
    whose = every[0].person
    mine = tasks(planted.seen_through(US).acting_as(Actor.of_person(whose)))

    assert {task.person for task in mine} == {whose}
    assert len(mine) == sum(task.person == whose for task in every)
    assert tasks(planted.seen_through(US)) == ()
    with pytest.raises(UnknownNameError):
        close_task(planted.seen_through(US), every[0].id, "done")


def _products(workspace: Workspace) -> list[dict[str, str]]:
    from sqlglot import exp

    from helloword.kpis.company import ground_of

    return ground_of(workspace).engine.run(exp.select("sku", "brand").from_("products"), {}).to_pylist()
