"""Importing several files, the next read while one is being kept."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.errors import FileFormatError
from helloword.lake.attempts import failed_imports
from helloword.lake.importing import Report, import_file, import_files, list_imports
from helloword.model import TABLES
from helloword.workspace import Workspace
from tests.lake.company import Row, company, model_rows, order, superseded_rows, value, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def report(folder: Path, name: str, *orders: dict[str, object]) -> Report:
    return Report(write_lines(folder / name, orders), "eu")


def test_files_take_effect_in_the_order_given(workspace: Workspace, tmp_path: Path) -> None:
    reports = [report(tmp_path, f"{n}.csv", order("1", quantity=n), order(f"only-{n}")) for n in range(1, 6)]

    results = list(import_files(workspace, reports))

    assert [(r.file, r.import_id, r.new, r.changed) for r in results] == [
        ("1.csv", 1, 2, 0), *((f"{n}.csv", n, 1, 1) for n in range(2, 6)),
    ]  # fmt: skip
    assert value(workspace, "units") == Decimal(5 + 5)


def test_a_file_that_cannot_be_used_leaves_those_before_it_kept(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("nothing,known\n1,2\n", encoding="utf-8")
    reports = [
        report(tmp_path, "a.csv", order("1")),
        Report(tmp_path / "bad.csv"),
        report(tmp_path, "b.csv", order("2")),
    ]

    with pytest.raises(FileFormatError):
        list(import_files(workspace, reports))

    assert [done.file for done in list_imports(workspace)] == ["a.csv"]
    assert_nothing_left(workspace)


def test_stopping_half_way_leaves_nothing_of_the_file_read_ahead(workspace: Workspace, tmp_path: Path) -> None:
    results = import_files(workspace, [report(tmp_path, f"{n}.csv", order(str(n))) for n in range(3)])

    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator

    assert [done.file for done in list_imports(workspace)] == ["0.csv"]
    assert_nothing_left(workspace)


def test_rows_say_which_import_they_are_of_though_another_was_kept_while_they_were_read(
    workspace: Workspace, tmp_path: Path
) -> None:
    january, february, march = (
        report(tmp_path, f"{n}.csv", order(f"in-{n}", at=f"2026-0{n}-10T12:00:00")) for n in (1, 2, 3)
    )
    results = import_files(workspace, [january, february])

    next(results)
    import_file(workspace, march.path, store="eu")
    next(results)

    assert origins(model_rows(workspace)["order_lines"]) == {"in-1": 1, "in-3": 2, "in-2": 3}


def test_a_month_whose_rows_all_win_is_kept_beside_one_of_which_some_lose(workspace: Workspace, tmp_path: Path) -> None:
    late, early = "2026-03-02T00:00:00Z", "2026-03-01T00:00:00Z"
    february = order("1", at="2026-02-10T12:00:00", updated_at=late)
    again = order("1", at="2026-02-10T12:00:00", updated_at=early, quantity=7)
    others = [order(f"in-{n}", at=f"2026-0{n}-10T12:00:00", updated_at=early) for n in (1, 2, 3)]

    list(import_files(workspace, [report(tmp_path, "a.csv", february), report(tmp_path, "b.csv", again, *others)]))

    assert origins(model_rows(workspace)["order_lines"]) == {"1": 1, "in-1": 2, "in-2": 2, "in-3": 2}
    assert origins(superseded_rows(workspace)["order_lines"]) == {"1": 2}


def origins(rows: Sequence[Row]) -> dict[object, object]:
    """The import that each order's row says it is of."""
    names = [column.name for column in TABLES["order_lines"].physical]
    return {row[names.index("order_id")]: row[names.index("_import")] for row in rows}


def assert_nothing_left(workspace: Workspace) -> None:
    assert failed_imports(workspace) == ()
    assert [p.name for p in (workspace.lake / ".staging").iterdir() if p.is_dir()] == []
    with workspace.state.read() as session:
        assert (
            session.connection().exec_driver_sql("SELECT COUNT(*) FROM imports WHERE status = 'running'").scalar() == 0
        )
