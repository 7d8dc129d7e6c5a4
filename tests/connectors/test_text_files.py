"""The same cells are read whatever a text file's encoding, separator and line ends."""

from __future__ import annotations

import codecs
import csv
import io
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from tests.connectors.company import Company, table
from tests.connectors.landed import landed

CHINESE = [("K-1", "电热水壶，1.7升", "上不锈钢"), ("K-2", "滤芯（两只装）", "朗慕；不上")]
JAPANESE = [("K-1", "電気ケトル　１．７Ｌ", "ルモラ"), ("K-2", "ﾌｨﾙﾀｰ交換用", "表示ソ能")]
MIXED = [("K-1", 'Kettle "Ω", 1.7 l; steel', "Żółć"), ("K-2", "Чайник 🫖", "Ñandú")]
ENCODINGS = {
    "UTF-8": ("utf-8", b"", CHINESE + JAPANESE + MIXED),
    "UTF-8 with BOM": ("utf-8", codecs.BOM_UTF8, CHINESE + JAPANESE + MIXED),
    "GB18030": ("gb18030", b"", CHINESE),
    "UTF-16 LE": ("utf-16-le", codecs.BOM_UTF16_LE, CHINESE + JAPANESE + MIXED),
    "UTF-16 BE": ("utf-16-be", codecs.BOM_UTF16_BE, CHINESE + JAPANESE + MIXED),
    "Shift-JIS": ("cp932", b"", JAPANESE),
    "Windows-1252": ("cp1252", b"", [("K-1", "Wasserkocher für 1,7 l", "Küche"), ("K-2", "Bouilloire d’été", "Café")]),
}
ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def written(rows: list[tuple[str, ...]], separator: str = ",", end: str = "\n") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator=end).writerows([("sku", "title", "brand"), *rows])
    return text.getvalue()


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_separator_and_line_end_reads_the_same(name: str, tmp_path: Path) -> None:
    encoding, mark, rows = ENCODINGS[name]
    for number, (separator, end) in enumerate(product(",;\t", ENDS.values())):
        content = mark + written(rows, separator, end).encode(encoding)
        kept = landed(tmp_path, content, "sku", "title", "brand", name=f"{number}.csv")

        assert kept.rows == rows, (separator, end)
        assert kept.lines == list(range(2, 2 + len(rows))), (separator, end)
        assert kept.malformed == [], (separator, end)


@pytest.mark.parametrize("name", ["UTF-8", "GB18030", "Shift-JIS"])
@pytest.mark.parametrize("length", range(120, 140))
def test_long_cells_do_not_hide_the_encoding(name: str, length: int, tmp_path: Path) -> None:
    encoding, mark, rows = ENCODINGS[name]
    long = [(sku, (title * length)[: length * 3], brand) for sku, title, brand in rows]

    assert landed(tmp_path, mark + written(long).encode(encoding), "sku", "title", "brand").rows == long


@pytest.mark.parametrize("name", ["UTF-8", "GB18030", "Shift-JIS"])
def test_one_cell_beyond_ascii_far_into_the_file_is_enough(name: str, tmp_path: Path) -> None:
    encoding, _, rows = ENCODINGS[name]
    many = [(f"P-{n}", "Kettle", "Lumora") for n in range(20_000)] + rows[:1]

    assert landed(tmp_path, written(many).encode(encoding), "sku", "title", "brand").rows == many


def test_blank_lines_and_trailing_separators_are_nothing(tmp_path: Path) -> None:
    content = (
        "sku,title,brand,,\n\nK-1,Kettle,Lumora,,\n,,,,\nK-2,Filter,Lumora\nK-3,Pot,Lumora,,,,\n   \n\nK-4,Lid,,,\n\n\n"
    )
    kept = landed(tmp_path, content, "sku", "brand")

    assert kept.rows == [("K-1", "Lumora"), ("K-2", "Lumora"), ("K-3", "Lumora"), ("K-4", "")]
    assert kept.lines == [3, 5, 6, 9]
    assert kept.malformed == []


def test_quoted_cells_hold_separators_quotes_and_line_ends(tmp_path: Path) -> None:
    content = 'sku,title,brand\r\nK-1,"Kettle, 1.7 l\r\nsteel",A\r\nK-2,"12"" pan",B\r\nK-3,12" pan,C\r\nK-4,"",""\r\n'
    kept = landed(tmp_path, content, "sku", "title", "brand")

    assert [(sku, title.replace("\r\n", "\n"), brand) for sku, title, brand in kept.rows] == [
        ("K-1", "Kettle, 1.7 l\nsteel", "A"),
        ("K-2", '12" pan', "B"),
        ("K-3", '12" pan', "C"),
        ("K-4", "", ""),
    ]
    assert kept.lines == [2, 4, 5, 6]


def test_the_header_may_stand_behind_blank_lines_and_span_two(tmp_path: Path) -> None:
    kept = landed(tmp_path, '\n\n"sku\n",title\nK-1,Kettle\n', "sku", "title")

    assert (kept.rows, kept.lines) == ([("K-1", "Kettle")], [5])


def test_a_row_of_another_width_is_told_and_the_others_are_kept(tmp_path: Path) -> None:
    kept = landed(tmp_path, "sku,title,brand\nK-1,Kettle,A\nK-2,Filter, fine,B\nK-3,Pot\nK-4,Lid,C\n", "sku", "brand")

    assert kept.rows == [("K-1", "A"), ("K-4", "C")]
    assert kept.malformed == [(3, "too_many_cells"), (4, "too_few_cells")]


def test_a_file_in_two_encodings_keeps_the_rows_that_can_be_read(tmp_path: Path) -> None:
    good = written(CHINESE).encode()
    kept = landed(tmp_path, good + "K-3,电热水壶,朗慕\n".encode("gb18030") + b"K-4,Lid,A\n", "sku", "brand")

    assert kept.rows == [("K-1", "上不锈钢"), ("K-2", "朗慕；不上"), ("K-4", "A")]
    assert kept.malformed == [(4, "bad_encoding")]


def test_a_lone_quote_swallows_no_other_row(tmp_path: Path) -> None:
    content = 'sku,title,brand\nK-1,"12 inch pan,A\nK-2,"Pan",B\nK-3,Pot,C\nK-4,"8 inch pan,D\nK-5,Lid,E\n'
    kept = landed(tmp_path, content, "sku", "title", "brand")

    assert kept.rows == [("K-2", "Pan", "B"), ("K-3", "Pot", "C"), ("K-5", "Lid", "E")]
    assert kept.malformed == [(2, "stray_quote"), (5, "stray_quote")]


ORDERS = table("""
    order_id | line_id | ordered_at          | status | sku      | quantity | unit_price | currency | channel
    订单-1   | 1       | 2026-03-04T10:00:00 | paid   | 壶-1     | 2        | 19.99      | EUR      | 站内广告
    订单-1   | 2       | 2026-03-04T10:00:00 | paid   | 滤芯（两 | 1        | 0          | EUR      | 自然流量
""")
FORMS = {
    "UTF-8, comma, LF": ORDERS.encode(),
    "UTF-8 with BOM, semicolon, CRLF": codecs.BOM_UTF8 + ORDERS.replace(",", ";").replace("\n", "\r\n").encode(),
    "GB18030, tab, CR": ORDERS.replace(",", "\t").replace("\n", "\r").encode("gb18030"),
    "UTF-16 LE, tab, CRLF": ORDERS.replace(",", "\t").replace("\n", "\r\n").encode("utf-16"),
    "UTF-16 BE, comma, LF": codecs.BOM_UTF16_BE + ORDERS.encode("utf-16-be"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_an_order_file_gives_the_same_figures(form: str, company: Company) -> None:
    done = company.load(FORMS[form], store="eu")

    assert (done.read, done.new, done.rejected) == (2, 2, 0)
    assert company.rows("order_lines", "order_id", "line_id", "sku", "quantity", "gross", "channel") == [
        ("订单-1", "1", "壶-1", "2", f"{Decimal('39.98'):.6f}", "站内广告"),
        ("订单-1", "2", "滤芯（两", "1", "0.000000", "自然流量"),
    ]
