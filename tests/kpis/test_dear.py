"""What a large company's questions stand on is kept on the disk once it is asked for again, and answers stay the same."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from sqlglot import exp

from helloword.kpis import company as door
from helloword.kpis import materializing
from helloword.kpis.answering import answer_on
from helloword.kpis.columns import tree_of
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import relations_of
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.oracle.importing import workspace_of
from tests.oracle.worlds import world

DEAR = [relation.name for relation in RELATIONS.values() if relation.dear]
ASKED = Query(("repeat_rate", "transit_time", "retention"), by=("store",), grain=Grain.MONTH)
MAKING = "ROW_NUMBER() OVER (PARTITION BY customer"


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return workspace_of(world(5, plain=False), tmp_path_factory.mktemp("company"))


@pytest.fixture
def large(imported: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A company that is large: nothing of it is held in memory."""
    monkeypatch.setattr(materializing, "MOST_ROWS", -1)
    door._grounds.clear()
    gc.collect()  # what engines of other tests kept goes with them
    return imported


def from_facts(workspace: Workspace) -> Ground:
    return replace(door.ground_of(workspace), place=None)


def kept(workspace: Workspace) -> list[Path]:
    return list((workspace.lake_folder / ".spill").glob("*/kept.duckdb"))


def test_one_question_keeps_nothing(large: Workspace) -> None:
    answer_on(from_facts(large), ASKED)
    assert kept(large) == []


def test_what_is_asked_again_is_made_once_more_and_then_read(large: Workspace, asked: list[str]) -> None:
    ground = from_facts(large)
    first, second, third = (answer_on(ground, ASKED) for _ in range(3))

    assert first == second == third
    assert any(reading.value for reading in first.readings if reading.kpi == "repeat_rate")
    assert len(kept(large)) == 1
    assert len([sql for sql in asked if MAKING in sql]) == 1  # what is kept is not asked but made


def test_amounts_in_another_currency_stand_on_their_own(large: Workspace) -> None:
    ground = from_facts(large)
    for currency in ("JPY", None, "JPY", None):
        answer_on(ground, replace(ASKED, currency=currency))
    alone = answer_on(from_facts(large), replace(ASKED, currency="JPY"))
    assert answer_on(ground, replace(ASKED, currency="JPY")).readings == alone.readings


def test_a_currency_may_be_called_like_a_word_of_sql(large: Workspace) -> None:
    ground = from_facts(large)
    in_lek = replace(ASKED, currency="ALL")
    assert answer_on(ground, in_lek) == answer_on(ground, in_lek) == answer_on(ground, in_lek)
    assert len(kept(large)) == 1


def test_without_room_on_the_disk_questions_are_answered_from_rows(large: Workspace) -> None:
    ground = from_facts(large)
    first = answer_on(ground, ASKED)
    (lock,) = (large.lake_folder / ".spill").glob("*.lock")
    lock.with_suffix("").write_text("in the way of the folder")

    assert answer_on(ground, ASKED) == first
    assert answer_on(ground, ASKED) == first
    assert kept(large) == []


@pytest.mark.parametrize("name", DEAR)
def test_what_is_kept_is_the_same_for_every_question(name: str) -> None:
    assert RELATIONS[name].materialized
    named = {t.name for each in (name, *relations_of(tree_of(name))) for t in tree_of(each).find_all(exp.Table)}
    assert named.isdisjoint({"rates", "periods", "days"})
