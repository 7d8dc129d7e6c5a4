"""Taking an import back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from helloword.errors import InputError
from helloword.lake.importing import import_file, list_imports, rejects, undo_import
from helloword.workspace import Workspace
from tests.lake.company import company, daily, everything, model_rows, order, value, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def load(workspace: Workspace, *lines: dict[str, object]) -> int:
    return import_file(workspace, write_lines(workspace.folder.parent / "orders.csv", lines), store="eu").import_id


def test_what_an_import_replaced_comes_back_in_its_own_month(workspace: Workspace) -> None:
    load(workspace, order("1"), order("2"))
    before = everything(workspace)
    second = load(workspace, order("1", "2026-02-10", quantity=7), order("3"))

    undo_import(workspace, second)

    assert everything(workspace) == before
    assert daily(workspace, "units") == {"2026-01-10": Decimal(2)}


def test_rows_that_others_said_as_well_stay(workspace: Workspace) -> None:
    first = load(workspace, order("1"), order("2"))
    load(workspace, order("1"))

    undo_import(workspace, first)

    assert [(row[2], row[-3]) for row in model_rows(workspace)["order_lines"]] == [("1", 2)]


def test_of_several_imports_that_say_the_same_the_first_stays_behind_the_row(workspace: Workspace) -> None:
    first = load(workspace, order("1"))
    between = load(workspace, order("1", quantity=2))
    load(workspace, order("1"))
    load(workspace, order("1"))
    assert [row[-3] for row in model_rows(workspace)["order_lines"]] == [3]

    undo_import(workspace, between)
    assert [row[-3] for row in model_rows(workspace)["order_lines"]] == [1]

    undo_import(workspace, first)
    assert [row[-3] for row in model_rows(workspace)["order_lines"]] == [3]


def test_rejected_rows_of_an_import_taken_back_wait_no_more(workspace: Workspace) -> None:
    bad = load(workspace, order("1", quantity="many"), order("2"))
    assert [(r.line, r.column) for r in rejects(workspace)] == [(2, "quantity")]

    undo_import(workspace, bad)

    assert rejects(workspace) == ()
    assert everything(workspace) == ({}, {}, {}, {})


def test_the_same_file_can_be_imported_again_after_it_was_taken_back(workspace: Workspace) -> None:
    undo_import(workspace, load(workspace, order("1")))

    again = load(workspace, order("1"))

    assert value(workspace, "orders") == 1
    assert [(i.id, i.status) for i in list_imports(workspace)] == [(1, "undone"), (again, "done")]


def test_an_import_is_taken_back_once(workspace: Workspace) -> None:
    first = load(workspace, order("1"))
    undo_import(workspace, first)

    with pytest.raises(InputError, match="already"):
        undo_import(workspace, first)
    with pytest.raises(InputError, match="no import 9"):
        undo_import(workspace, 9)
    assert [i.status for i in list_imports(workspace)] == ["undone"]
