"""Boards that people make: versions, conflicts, going back, sharing, pins; a file and back."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from helloword.audit import Actor, entries
from helloword.boards import Board, all_boards
from helloword.boards.keeping import (
    change,
    delete,
    difference,
    go_back,
    make,
    own_board,
    own_boards,
    share,
    versions_of,
)
from helloword.boards.own import EDIT, MAKE, Reader
from helloword.boards.pinning import pin, pins
from helloword.boards.reading import board_from
from helloword.boards.writing import table_of, yaml_of
from helloword.errors import ConflictError, InputError
from helloword.kpis.reading_yaml import load_table
from helloword.scope import Scope
from helloword.workspace import Workspace

ONE: dict[str, object] = {"name": "Mine", "tiles": [{"line": "net_sales", "tall": 6}]}
TWO: dict[str, object] = {
    "name": "Mine",
    "tiles": [{"ranked": "net_sales", "by": "country"}, {"line": "net_sales", "tall": 6}],
}
KIM = Actor("person:kim")


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(tmp_path / "c", name="L", currency="EUR", timezone="Europe/Berlin", state_url=state_url)
    return made.acting_as(KIM)


@pytest.mark.parametrize("shown", all_boards().values(), ids=lambda b: b.id)
def test_every_board_is_written_as_it_is_read(shown: Board) -> None:
    assert board_from(table_of(shown), shown.id) == shown
    assert board_from(load_table(yaml_of(shown), shown.id), shown.id) == shown


def test_what_somebody_types_stands_in_one_language_and_words_stay(workspace: Workspace) -> None:
    made = make(
        workspace, {**ONE, "name": "日报", "tiles": [{"text": "看一眼"}, {"cards": [{"aov": "客单"}, "orders"]}]}
    )

    assert (made.board.name.en, made.board.tiles[1].name and made.board.tiles[1].name.zh) == ("日报", "客单")
    assert yaml.safe_load(yaml_of(made.board))["tiles"] == [{"text": "看一眼"}, {"cards": [{"aov": "客单"}, "orders"]}]
    assert made.board.tiles[1].group is None


def test_every_version_is_kept_and_one_can_go_back(workspace: Workspace) -> None:
    first = make(workspace, ONE, "company")
    second = change(workspace, first.board.id, 1, TWO)
    back = go_back(workspace, first.board.id, 1, 2)

    assert [own.number for own in versions_of(workspace, first.board.id)] == [1, 2, 3]
    assert (back.board, back.what, back.back_to, back.came_from) == (first.board, "restored", 1, "company")
    assert change(workspace, first.board.id, 3, ONE) == back
    assert difference(first.board, second.board).added == 1
    assert own_board(workspace, first.board.id) == back


def test_whoever_began_with_an_older_version_is_told_and_nothing_is_lost(workspace: Workspace) -> None:
    made = make(workspace, ONE)
    change(workspace, made.board.id, 1, TWO)

    with pytest.raises(ConflictError, match="kim saved version 2 meanwhile, and you began with 1"):
        change(workspace, made.board.id, 1, {**ONE, "name": "Other"})
    with pytest.raises(ConflictError):
        go_back(workspace, made.board.id, 1, 1)
    assert own_board(workspace, made.board.id).number == 2


def test_a_deleted_board_comes_back_and_all_of_it_is_in_the_log(workspace: Workspace) -> None:
    id = make(workspace, ONE).board.id
    delete(workspace, id)
    assert own_boards(workspace)[id].deleted
    assert go_back(workspace, id, 1, 2).deleted is False

    log = [(e.action, e.actor) for e in entries(workspace.state) if e.subject.id == id]
    assert set(log) == {("board.made", KIM), ("board.deleted", KIM), ("board.restored", KIM)}


def test_who_sees_it_and_who_changes_it(workspace: Workspace) -> None:
    own = make(workspace, ONE)
    kim = Reader(KIM.name, frozenset({"marketing"}), frozenset({MAKE}))
    manager = Reader("person:mia", frozenset({"manager"}), frozenset({MAKE, EDIT}))
    viewer = Reader("person:vic", frozenset({"viewer"}))

    def who() -> list[tuple[bool, bool]]:
        now = own_board(workspace, own.board.id)
        return [(now.seen_by(reader), now.changed_by(reader)) for reader in (kim, manager, viewer)]

    assert who() == [(True, True), (False, False), (False, False)]
    share(workspace, own.board.id, "roles", ["viewer"])
    assert who() == [(True, True), (False, False), (True, False)]
    share(workspace, own.board.id, "everyone")
    assert who() == [(True, True), (True, True), (True, False)]
    assert go_back(workspace, own.board.id, 1, 3).shared == "everyone"
    with pytest.raises(InputError, match='no role "boss"'):
        share(workspace, own.board.id, "roles", ["boss"])


def test_pins_are_ones_own_and_keep_their_order(workspace: Workspace) -> None:
    pin(workspace, ["finance", "company"])
    pin(workspace, ["store", "finance", "store"])

    assert pins(workspace) == ("store", "finance")
    assert pins(workspace.acting_as(Actor("person:mia"))) == ()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"name": "", "tiles": [{"line": "aov"}]}, "expected words"),
        ({"name": "x" * 81, "tiles": [{"line": "aov"}]}, "80 characters at most"),
        ({"name": "x", "tiles": [{"line": "aov"}] * 61}, "60 at most"),
        ({"name": "x", "tiles": [{"line": "aovv"}]}, 'no KPI "aovv".* Did you mean "aov"'),
        ({"name": "x", "tiles": [{"ranked": "ad_spend", "by": "reason"}]}, "cannot be sliced by reason; it can by"),
        ({"name": "x", "tiles": [{"line": "aov", "tall": 99}]}, "from 3 to 15"),
        ({"id": "company", "name": "x", "tiles": [{"line": "aov"}]}, "cannot be the id"),
        ({"id": "../x", "name": "x", "tiles": [{"line": "aov"}]}, "cannot be the id"),
    ],
)
def test_what_does_not_hold_is_refused_with_what_to_do(tmp_path: Path, table: dict[str, object], said: str) -> None:
    made = Workspace.create(tmp_path / "c", name="L", currency="EUR", timezone="Europe/Berlin")

    with pytest.raises(InputError, match=said):
        make(made, table)
    assert own_boards(made) == {}


def test_a_tile_of_cohorts_shows_shares_and_no_money(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "c", name="L", currency="EUR", timezone="Europe/Berlin")

    with pytest.raises(InputError, match="clv is no ratio"):
        make(made, {"name": "x", "tiles": [{"cohort": "clv"}]})


def test_nobody_puts_on_a_board_what_they_may_not_see(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "c", name="L", currency="EUR", timezone="Europe/Berlin")

    with pytest.raises(InputError, match='no KPI "contribution_profit", or you may not see it'):
        make(made.seen_through(Scope(costs=False)), {"name": "x", "tiles": [{"line": "contribution_profit"}]})
