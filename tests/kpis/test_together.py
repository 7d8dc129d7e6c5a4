"""Scans that share rows are asked in one statement, and say what each says alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from helloword.kpis import company as door
from helloword.kpis import ground, materializing
from helloword.kpis.answering import answer_on, answers_on
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query
from helloword.kpis.together import Group, groups_of
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.oracle import central_bank
from tests.oracle.importing import workspace_of
from tests.oracle.questions import questions
from tests.oracle.reference.company import company
from tests.oracle.worlds import world

OF_ORDERS = ("orders", "cancel_rate", "new_customers", "repeat_rate", "aov")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Group]]:
    """The groups that were asked, with nothing held ready, as it is in a large company."""
    seen: list[Group] = []

    def grouped(*of: object) -> list[Group]:
        found = groups_of(*of)  # type: ignore[arg-type]
        seen.extend(found)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(materializing, "MOST_ROWS", -1)
        patched.setattr(ground, "groups_of", grouped)
        yield seen


def fresh(workspace: Workspace) -> Ground:
    door._grounds.clear()
    return replace(door.ground_of(workspace), place=None)


@pytest.mark.parametrize("seed", [5])
def test_random_questions_are_answered_as_from_rows_that_stand_ready(
    seed: int, tmp_path: Path, asked: list[Group], monkeypatch: pytest.MonkeyPatch
) -> None:
    grown = world(seed, plain=False)
    workspace, firm = workspace_of(grown, tmp_path), company(grown, central_bank.rates())
    queries = [question.query for question in questions(grown, firm, seed, 3)]
    queries += [Query(OF_ORDERS, by=("store",), grain=Grain.MONTH), Query(OF_ORDERS, by=("customer_type",))]

    apart = fresh(workspace)
    large = [answer_on(apart, query) for query in queries]

    monkeypatch.setattr(materializing, "MOST_ROWS", 500_000)
    small = fresh(workspace)
    assert large == [answer_on(small, query) for query in queries]
    assert max(map(len, asked)) >= 4


def test_the_orders_of_a_company_are_grouped_once_for_all_their_kpis(tmp_path: Path, asked: list[Group]) -> None:
    grown = world(5, plain=True)
    answer_on(fresh(workspace_of(grown, tmp_path)), Query(OF_ORDERS, grain=Grain.MONTH))

    of_orders = [group for group in asked if any(scan.relation == "orders_left" for scan in group)]
    assert len(of_orders) == 1
    assert {scan.relation for scan in of_orders[0]} >= {"orders_left", "all_orders", "first_orders", "active_customers"}


def test_questions_of_each_store_are_answered_as_each_by_itself_and_group_the_orders_once(
    tmp_path: Path, asked: list[Group]
) -> None:
    grown = world(5, plain=False)
    here = fresh(workspace_of(grown, tmp_path))
    queries = [
        Query(OF_ORDERS, grain=Grain.MONTH, where={"store": (store,)}, currency=currency)
        for store in here.stores
        for currency in (None, "JPY")
    ]
    together = list(answers_on(here, queries))

    of_buyers = [group for group in asked if any(scan.relation == "active_customers" for scan in group)]
    assert len(of_buyers) == 2  # one of each currency
    assert together == [answer_on(here, query) for query in queries]
    assert len(queries) > 2
