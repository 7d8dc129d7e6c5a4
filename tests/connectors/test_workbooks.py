"""A workbook gives the same rows as a text file, or says what keeps it from being read."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from helloword.connectors.probing import probe
from helloword.errors import FileFormatError
from tests.connectors.company import Company
from tests.connectors.landed import Kept, landed
from tests.connectors.workbooks import compound_file, raw_workbook, swollen, text_row, workbook

PRODUCTS = [["sku", "title", "brand"], ["K-1", "电热水壶", "朗慕"], ["K-2", "Filter, fine", "A"]]


def kept(path: Path, *columns: str, kind: str | None = None) -> Kept:
    return landed(path.parent, path.read_bytes(), *columns, name=path.name, kind=kind)


def refused(path: Path) -> FileFormatError:
    with pytest.raises(FileFormatError) as error:
        kept(path)
    return error.value


def test_an_order_workbook_gives_the_figures_of_the_text_file(company: Company, tmp_path: Path) -> None:
    header = ["order_id", "line_id", "ordered_at", "status", "sku", "quantity", "unit_price", "currency", "ship_by"]
    moment = datetime(2026, 3, 4, 23, 30)  # noqa: DTZ001  # spreadsheets know no zones
    row = [3021234567890, 1, moment, "paid", "壶-1", 2, 19.995, "EUR", date(2026, 3, 5)]
    done = company.load(workbook(tmp_path / "orders.xlsx", [header, row]), store="us")

    assert (done.kind, done.read, done.new) == ("general.orders", 1, 1)
    assert company.rows(
        "order_lines", "order_id", "line_id", "ordered_at", "ordered_day", "sku", "gross", "ship_by_at", "ship_by_day"
    ) == [("3021234567890", "1", "2026-03-05 07:30:00+00", "2026-03-04", "壶-1", "39.990000", "-", "2026-03-05")]


def test_rows_carry_their_number_in_the_sheet_and_blank_ones_are_nothing(tmp_path: Path) -> None:
    rows = [[None], [None, None], *PRODUCTS[:2], [None, "  "], [], PRODUCTS[2], ["", None, None]]
    found = kept(workbook(tmp_path / "a.xlsx", rows), "sku", "title", "brand")

    assert found.rows == [("K-1", "电热水壶", "朗慕"), ("K-2", "Filter, fine", "A")]
    assert found.lines == [4, 7]


def test_a_table_may_stand_away_from_the_corner(tmp_path: Path) -> None:
    cells = text_row(5, "sku", "title", first="C") + text_row(6, "K-1", "Kettle", first="C")
    found = kept(raw_workbook(tmp_path / "a.xlsx", cells), "sku", "title")

    assert (found.rows, found.lines) == ([("K-1", "Kettle")], [6])


def test_the_sheet_whose_header_fits_is_read(tmp_path: Path) -> None:
    book = workbook(tmp_path / "a.xlsx", Notes=[["read me"], ["first"]], Empty=[], Data=PRODUCTS)

    assert kept(book, "sku").rows == [("K-1",), ("K-2",)]


def test_two_sheets_that_fit_are_not_half_read(tmp_path: Path) -> None:
    error = refused(workbook(tmp_path / "a.xlsx", January=PRODUCTS, February=PRODUCTS))

    assert error.code == "several_sheets"
    assert "January, February" in str(error)


def test_true_false_and_exact_numbers_come_as_text(tmp_path: Path) -> None:
    rows = [["date", "keyword", "branded", "search_volume"], [date(2026, 3, 4), 12345678901234, True, 0.1]]
    found = kept(workbook(tmp_path / "a.xlsx", rows), "date", "keyword", "branded", "search_volume")

    assert found.rows == [("2026-03-04", "12345678901234", "true", "0.1")]


def test_formulas_with_results_are_read_and_those_without_refused(tmp_path: Path) -> None:
    header = text_row(1, "sku", "title")
    with_result = header + '<row r="2"><c r="A2" t="str"><f>"K-"&amp;1</f><v>K-1</v></c><c r="B2"><v>7</v></c></row>'
    empty_result = with_result.replace('<c r="B2"><v>7</v>', '<c r="B2" t="str"><f>""</f><v></v>')
    elsewhere = [["sku", "title", "note"], ["K-1", "Kettle", "=1+1"]]

    assert kept(raw_workbook(tmp_path / "a.xlsx", with_result), "sku", "title").rows == [("K-1", "7")]
    assert kept(raw_workbook(tmp_path / "b.xlsx", empty_result), "sku", "title").rows == [("K-1", "")]
    assert kept(workbook(tmp_path / "c.xlsx", elsewhere), "sku", "title").rows == [("K-1", "Kettle")]
    error = refused(workbook(tmp_path / "d.xlsx", [["sku", "title"], ["K-1", "=1+1"], ["K-2", "=2+2"]]))
    assert error.code == "workbook_formulas"
    assert "2 formulas without results (B2 first)" in str(error)


def test_an_error_in_a_cell_is_no_value(company: Company, tmp_path: Path) -> None:
    header = text_row(1, "sku", "effective_from", "purchase", "currency")
    error = '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D2" t="inlineStr"><is><t>EUR</t></is></c></row>'
    row = text_row(2, "A", "2026-01-01").replace("</row>", error)
    company.load(raw_workbook(tmp_path / "a.xlsx", header + row))

    assert [(r.line, r.column, r.value, r.code) for r in company.rejected()] == [
        (2, "purchase", "#DIV/0!", "not_amount")
    ]


def test_a_sheet_that_only_claims_to_be_vast_is_read(tmp_path: Path) -> None:
    cells = text_row(1, "sku", "title") + text_row(2, "K-1", "Kettle")
    book = raw_workbook(tmp_path / "a.xlsx", cells, before='<dimension ref="A1:XFD1048576"/>')

    assert kept(book, "sku").rows == [("K-1",)]


def test_a_sheet_that_is_vast_is_refused_before_it_is_read(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    error = refused(raw_workbook(tmp_path / "a.xlsx", text_row(1, "sku", "title") + far))

    assert error.code == "workbook_too_wide"
    assert "1048576 rows x 16384 columns" in str(error)


@pytest.mark.parametrize("declared", [None, 1_000])
def test_a_workbook_that_swells_is_refused_whatever_size_it_declares(declared: int | None, tmp_path: Path) -> None:
    book = swollen(tmp_path / "a.xlsx", 305, declared)

    assert book.stat().st_size < 3_000_000
    assert refused(book).code == "workbook_too_large"


@pytest.mark.parametrize("directory_at", [1, 2_000])
def test_encrypted_and_old_workbooks_are_told_apart(directory_at: int, tmp_path: Path) -> None:
    encrypted = refused(compound_file(tmp_path / "a.xlsx", "EncryptedPackage", directory_at))
    old = refused(compound_file(tmp_path / "b.xls", "Workbook", directory_at))

    assert (encrypted.code, old.code) == ("workbook_encrypted", "workbook_old")
    assert "is protected by a password" in str(encrypted)
    assert "is in the old .xls format; save it as XLSX or CSV" in str(old)


@pytest.mark.parametrize(
    ("without", "code"),
    [
        ("xl/workbook.xml", "archive"),
        ("xl/_rels/workbook.xml.rels", "workbook_broken"),
        ("xl/worksheets/sheet1.xml", "workbook_broken"),
    ],
)
def test_a_workbook_that_lacks_a_part_is_refused(without: str, code: str, tmp_path: Path) -> None:
    assert refused(raw_workbook(tmp_path / "a.xlsx", text_row(1, "sku", "title"), without=without)).code == code


def test_an_empty_workbook_and_a_header_alone_are_refused(tmp_path: Path) -> None:
    assert refused(workbook(tmp_path / "a.xlsx")).code == "empty_file"
    assert refused(workbook(tmp_path / "b.xlsx", PRODUCTS[:1])).code == "header_only"


def test_a_workbook_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = workbook(tmp_path / "whole.xlsx", PRODUCTS).read_bytes()
    cut = tmp_path / "cut.xlsx"
    for size in range(4, len(whole), len(whole) // 40):
        cut.write_bytes(whole[:size])

        with pytest.raises(FileFormatError):
            probe(cut)
