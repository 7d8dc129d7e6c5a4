"""What the first board asks is computed while a person is on the way to it, and kept for every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from helloword.server import valuing
from helloword.server.served import Served
from helloword.server.warming import first_questions, last_day, warm
from helloword.workspace import Workspace


@pytest.fixture
def served(company: Path) -> Served:
    return Served(Workspace.open(company))


def test_periods_end_on_the_last_day_with_orders(served: Served) -> None:
    assert last_day(served.workspace) == date(2026, 11, 5)


def test_a_company_without_data_has_nothing_to_compute(tmp_path: Path) -> None:
    empty = Workspace.create(tmp_path / "new", name="New", currency="EUR", timezone="Europe/Berlin")

    assert list(first_questions(empty)) == []


def test_what_was_computed_ahead_is_not_computed_again(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    warm(served, Event())
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


def test_it_stops_when_the_server_does(served: Served) -> None:
    stopped = Event()
    stopped.set()
    warm(served, stopped)

    assert served.memory.kept == 0
