"""What the first board asks is computed while a person is on the way to it, and kept for every page."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event, Thread

import pytest

from helloword.errors import InputError
from helloword.kpis import company as door
from helloword.kpis.company import catalogue_of
from helloword.kpis.query import Query
from helloword.kpis.reaching import last_whole_day
from helloword.kpis.rollups import sizes
from helloword.kpis.rollups.overview import overview
from helloword.period import Grain
from helloword.server import valuing
from helloword.server.served import Served, versions_of
from helloword.server.warming import (
    first_questions,
    keep_warm,
    list_questions,
    store_questions,
    warm,
    warm_rollups,
)
from helloword.workspace import Workspace
from tests.server.conftest import ORDERS, load


@pytest.fixture
def served(company: Path) -> Served:
    return Served(Workspace.open(company))


def test_periods_end_on_the_last_day_with_orders(served: Served) -> None:
    assert last_whole_day(served.workspace) == date(2026, 11, 5)


def test_a_company_without_data_has_nothing_to_compute(tmp_path: Path) -> None:
    empty = Workspace.create(tmp_path / "new", name="New", currency="EUR", timezone="Europe/Berlin")

    assert list(first_questions(empty)) == []


def test_what_was_computed_ahead_is_not_computed_again(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(served, first_questions, Event(), valuing.compact_body)
    questions = list(first_questions(served.workspace))
    monkeypatch.setattr(valuing, "answer", None)

    for question in questions:
        assert valuing.values_body(served, served.workspace, question).startswith(b"[{")


def test_a_kpi_is_computed_once_for_all_questions_that_are_the_same_otherwise(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = replace(next(first_questions(served.workspace)), kpis=("net_sales", "orders"))
    valuing.values_body(served, served.workspace, both)
    monkeypatch.setattr(valuing, "answer", None)

    assert b'"kpi":"orders"' in valuing.values_body(served, served.workspace, replace(both, kpis=("orders",)))


def test_what_is_too_much_is_found_out_once(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    both = replace(next(first_questions(served.workspace)), kpis=("net_sales", "orders"))
    monkeypatch.setattr(valuing, "MOST_READINGS", 1)
    with pytest.raises(InputError, match="values"):
        valuing.compact_body(served, served.workspace, both)

    answered, asked = valuing.answer, []
    monkeypatch.setattr(valuing, "answer", lambda *of: asked.append(of) or answered(*of))
    with pytest.raises(InputError, match="values"):
        valuing.compact_body(served, served.workspace, both)
    assert asked == []
    assert valuing.compact_body(served, served.workspace, replace(both, kpis=("orders",)))
    assert len(asked) == 1


def test_the_same_is_computed_ahead_of_each_store(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [query for together in store_questions(served.workspace) for query in together]
    computed = valuing.compact_body(served, served.workspace, questions[0])
    warm(served, store_questions, Event(), valuing.keep_ahead)
    monkeypatch.setattr(valuing, "answer", None)

    assert valuing.compact_body(served, served.workspace, questions[0]) == computed

    assert {where for q in questions for where in q.where["store"]} == {s.id for s in served.workspace.stores()}
    assert all("supplier_otd" not in q.kpis for q in questions)
    for question in questions:
        assert valuing.values_body(served, served.workspace, question).startswith(b"[{")


def test_the_list_of_kpis_is_computed_ahead_in_whole_weeks(served: Served) -> None:
    questions = list(list_questions(served.workspace))

    weekly = [q for q in questions if q.grain is Grain.WEEK]
    assert {(q.start, q.end) for q in weekly} == {(date(2026, 8, 3), date(2026, 11, 1))}
    assert {kpi for q in weekly for kpi in q.kpis} == set(catalogue_of(served.workspace).kpis)


def test_new_data_is_computed_ahead_too(company: Path, tmp_path: Path) -> None:
    shutil.copytree(company, tmp_path / "company")
    served, stopped = Served(Workspace.open(tmp_path / "company")), Event()
    thread = Thread(target=keep_warm, args=(served, stopped, 0.0))
    thread.start()
    try:
        until(lambda: kept_of(served, list(list_questions(served.workspace))[-1]))
        load(served.workspace, tmp_path, "more.csv", ORDERS.replace("-1,1,", "-9,1,"))

        until(lambda: kept_of(served, list(list_questions(served.workspace))[-1]))
    finally:
        stopped.set()
        thread.join()


def test_roll_ups_are_brought_up_to_date_after_an_import(
    company: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "FEW", 2.0)
    placed = door._place
    monkeypatch.setattr(door, "_place", lambda *of: replace(placed(*of), least=0))
    shutil.copytree(company, tmp_path / "company")
    served, stopped = Served(Workspace.open(tmp_path / "company")), Event()
    by_channel = Query(("gross_sales",), by=("channel",), grain=Grain.MONTH)
    door.answer(served.workspace, by_channel)
    load(served.workspace, tmp_path, "more.csv", ORDERS.replace("-1,1,", "-9,1,"))

    warm_rollups(served, stopped)

    ground = door.ground_of(served.workspace)
    assert ground.rollups
    assert {"store", "channel"} <= {dim for one in overview(ground) if one.rows for dim in one.grain}
    assert ground.rollups._rows.keys() == set(sizes.names(ground.rollups.place.folder))


def kept_of(served: Served, question: Query) -> bool:
    about = ("values", repr(replace(question, kpis=())), versions_of(served.workspace))
    return served.memory.holds((about, question.kpis[-1]))


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_stops_when_the_server_does(served: Served) -> None:
    stopped = Event()
    stopped.set()
    warm(served, first_questions, stopped, valuing.compact_body)

    assert served.memory.kept == 0
