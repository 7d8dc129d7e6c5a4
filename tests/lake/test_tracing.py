"""A number is followed down to the lines of the files that it was made from."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from helloword.kpis.company import trace
from helloword.kpis.query import Query
from helloword.kpis.tracing import TracedMeasure
from helloword.lake.importing import import_file, list_imports, undo_import
from helloword.workspace import Workspace
from tests.lake.company import ORDER, REFUND, company, order, refund, value, write_lines


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Orders over two files with a note of several lines above them, a workbook, refunds, one order restated."""
    folder = tmp_path_factory.mktemp("traced")
    workspace = company(folder)
    notes = {"2": "two\nlines", "3": 'a "quoted"\n\nnote'}
    first = [order(str(n), quantity=n, discount="0.10", note=notes.get(str(n), "")) for n in range(1, 6)]
    import_file(workspace, write_lines(folder / "first.csv", first), store="eu")
    import_file(workspace, write_lines(folder / "second.csv", [order("9"), order("2", quantity=20)]), store="eu")
    import_file(workspace, workbook(folder / "third.xlsx", [order("7", quantity=2), order("8")]), store="eu")
    import_file(
        workspace, write_lines(folder / "refunds.csv", [refund("r", "1"), refund("s", "7")], REFUND), store="eu"
    )
    return workspace


def workbook(path: Path, lines: list[Mapping[str, object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    full = [{**ORDER, **line} for line in lines]
    sheet.append(list(full[0]))
    for line in full:
        sheet.append([str(cell) for cell in line.values()])
    book.save(path)
    return path


def rows_of(workspace: Workspace, kpi: str, **asked: object) -> tuple[TracedMeasure, ...]:
    return trace(workspace, Query(kpis=(kpi,), **asked), limit=1000)  # type: ignore[arg-type]


def line_of(workspace: Workspace, row: Mapping[str, object]) -> str:
    """What stands in the file at the line that a row names."""
    path = Path({done.id: done.path for done in list_imports(workspace)}[int(str(row["_import"]))])
    number = int(str(row["_row"]))
    if path.suffix == ".xlsx":
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        return ",".join(str(cell.value) for cell in sheet[number])
    lines = path.read_text(encoding="utf-8").split("\n")
    return ",".join(next(csv.reader([lines[number - 1]])))


@pytest.mark.parametrize("kpi", ["gross_sales", "discounts", "refunds", "units", "net_sales"])
def test_what_the_rows_add_up_to_is_the_number(workspace: Workspace, kpi: str) -> None:
    measures = rows_of(workspace, kpi)

    for measure in measures:
        assert measure.rows_total == len(measure.rows)
        assert sum(Decimal(str(row["contribution"])) for row in measure.rows) == measure.value
    signs = {"gross": 1, "discount": -1, "refund": -1}
    if kpi == "net_sales":
        total = sum(next(s for name, s in signs.items() if name in m.measure.id) * (m.value or 0) for m in measures)
        assert total == value(workspace, kpi)
    else:
        assert [m.value for m in measures] == [value(workspace, kpi)]


@pytest.mark.parametrize("kpi", ["gross_sales", "orders", "refunds", "aov"])
def test_every_row_names_the_line_of_the_file_that_holds_it(workspace: Workspace, kpi: str) -> None:
    rows = [row for measure in rows_of(workspace, kpi) for row in measure.rows]

    assert rows
    for row in rows:
        cells = line_of(workspace, row).split(",")
        assert str(row["order_id"]) in cells
        assert str(row["quantity"]) in cells
        assert "S1" in cells or "refund_id" in row


def test_a_restated_row_names_the_file_that_restated_it(workspace: Workspace) -> None:
    (measure,) = rows_of(workspace, "units")

    assert {(r["order_id"], r["_import"], r["_row"]) for r in measure.rows} == {
        ("1", 1, 2), ("3", 1, 5), ("4", 1, 8), ("5", 1, 9), ("9", 2, 2), ("2", 2, 3), ("7", 3, 2), ("8", 3, 3),
    }  # fmt: skip


def test_as_of_an_earlier_version_the_rows_of_then_are_named(workspace: Workspace) -> None:
    (measure,) = rows_of(workspace, "units", as_of=1)

    assert sum(Decimal(str(row["contribution"])) for row in measure.rows) == value(workspace, "units", as_of=1) == 15
    assert {row["_import"] for row in measure.rows} == {1}


def test_the_files_of_an_import_taken_back_are_still_known(workspace: Workspace, tmp_path: Path) -> None:
    later = import_file(workspace, write_lines(tmp_path / "later.csv", [order("99", quantity=50)]), store="eu")
    undo_import(workspace, later.import_id)

    (now,) = rows_of(workspace, "units")
    (then,) = rows_of(workspace, "units", as_of=later.version)

    assert sum(Decimal(str(r["contribution"])) for r in then.rows) - (now.value or 0) == 50
    assert [line_of(workspace, r) for r in then.rows if r["order_id"] == "99"] != []
