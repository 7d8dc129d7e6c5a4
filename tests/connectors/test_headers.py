"""A file is known by its header, however it is written; what is unknown is named."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from helloword.connectors.detecting import detect
from helloword.connectors.kind import Field, Kind
from helloword.connectors.kinds import all_kinds
from helloword.connectors.probing import probe
from helloword.connectors.refusals import REFUSALS
from helloword.errors import FileFormatError, UnknownNameError
from helloword.text import Text
from tests.connectors.company import Company

SAME_HEADERS = [
    "sku,title,brand", "SKU,Title,BRAND", "  sku , title ,brand\t", "\ufeffsku,title,brand",
    "sku\u00a0,\u00a0title,brand\u200b", '"sku","title","brand"', "\ufeff\"sku\",title,brand", "sku,title,brand,,",
]  # fmt: skip


def write(folder: Path, header: str, row: str = "") -> Path:
    path = folder / "file.csv"
    path.write_text(f"{header}\n{row or ','.join('x' for _ in header.split(','))}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("header", SAME_HEADERS)
def test_case_spaces_marks_and_quotes_make_no_difference(header: str, tmp_path: Path) -> None:
    seen = probe(write(tmp_path, header, "A,Kettle,Lumora"))

    assert detect(seen, all_kinds()).id == "general.products"
    assert seen.headers[0].known_by[:3] == ("sku", "title", "brand")


def test_columns_stand_in_any_order(shared: Company) -> None:
    cells = {"sku": "A", "effective_from": "2026-01-01", "purchase": "5.00", "currency": "EUR"}
    for number, order in enumerate(list(permutations(cells))[::6]):
        row = ",".join(cells[name].replace("A", f"A{number}") for name in order)
        shared.load(f"{','.join(order)}\n{row}\n", f"{number}.csv")

    assert [row[1:] for row in shared.rows("costs", "sku", "effective_from", "purchase", "currency")] == [
        ("2026-01-01", "5.000000", "EUR")
    ] * 4


def test_columns_that_are_not_known_are_left_out_and_told(shared: Company) -> None:
    done = shared.load("Sku,colour,title, Weight (kg) ,\nA,red,Kettle,1.2,\n")

    assert (done.kind, done.new, done.ignored_columns) == ("general.products", 1, ("colour", "Weight (kg)"))


@pytest.mark.parametrize("header", ["sku,title,SKU", "sku,title,title,brand", "sku,title,brand,Brand "])
def test_a_column_that_stands_there_twice_is_refused(header: str, shared: Company) -> None:
    with pytest.raises(FileFormatError, match=r"has the column (sku|title|brand) twice; remove one") as refused:
        shared.load(f"{header}\n{','.join('x' for _ in header.split(','))}\n")

    assert refused.value.code == "duplicate_column"


def test_a_column_that_is_not_known_may_stand_there_twice(shared: Company) -> None:
    done = shared.load("sku,note,title,note\nB,a,Kettle,b\n")

    assert (done.new, done.rejected) == (1, 0)


@pytest.mark.parametrize(
    ("header", "nearest", "missing", "unknown"),
    [
        ("sku,effective_from,purchse,currency", "general.costs", "purchase", "purchse"),
        ("order_id,line_id,ordered_at,status,sku,qty,unit_price,currency", "general.orders", "quantity", "qty"),
        ("date,base,quote", "general.fx", "rate", "-"),
        ("day,sku,warehouse,sellable,reserved,inbound", "general.inventory", "date", "day"),
    ],
)
def test_an_unknown_header_names_the_nearest_kind_and_what_differs(
    header: str, nearest: str, missing: str, unknown: str, tmp_path: Path
) -> None:
    with pytest.raises(FileFormatError) as refused:
        detect(probe(write(tmp_path, header)), all_kinds())

    assert refused.value.code == "unknown_header"
    assert refused.value.facts | {"path": ""} == {
        "path": "", "nearest": nearest, "missing": missing, "unknown": unknown,
    }  # fmt: skip
    assert f"Nearest is {nearest}: missing {missing}; unknown {unknown}." in str(refused.value)


FRENCH = "Date,Ventes de produits commandés,Sessions – Total,Unités commandées"
CHINESE = "日期/时间,结算编号,类型,描述,商品销售额,其他,总计"


@pytest.mark.parametrize(
    ("header", "code", "said"),
    [
        ("colour,price,note", "no_kind", "and none is near: colour, price, note."),
        ("date,base,quote", "unknown_header", "Nearest is general.fx: missing rate;"),
        (CHINESE, "foreign_no_kind", "and none is near: 日期/时间, 结算编号, 类型,"),
        ("Datum,Artikel,Menge", "foreign_no_kind", "and none is near: Datum, Artikel, Menge."),
        (FRENCH, "foreign_header", "missing Ordered Product Sales; unknown Ventes de produits commandés,"),
    ],
)
def test_a_header_says_what_to_do_and_a_kind_is_named_only_when_most_of_it_is_there(
    header: str, code: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(FileFormatError) as refused:
        detect(probe(write(tmp_path, header)), all_kinds())

    assert refused.value.code == code
    assert said in str(refused.value)
    assert ("download it in English (Seller Central:" in str(refused.value)) == code.startswith("foreign")
    assert ("换成英文再下载" in REFUSALS[code].zh) == code.startswith("foreign")


def test_a_foreign_file_of_a_kind_that_is_asked_for_is_told_to_come_in_english(tmp_path: Path) -> None:
    with pytest.raises(FileFormatError, match=r"needs: Ordered Product Sales\..* download it in English") as refused:
        detect(probe(write(tmp_path, FRENCH)), all_kinds(), "amazon.business_report_by_date")

    assert refused.value.code == "foreign_missing_columns"


def test_a_kind_that_is_asked_for_says_what_the_file_lacks(tmp_path: Path) -> None:
    file = probe(write(tmp_path, "sku,effective_from,cost,currency"))
    with pytest.raises(FileFormatError, match=r"lacks columns that general\.costs needs: purchase\..* unknown: cost\."):
        detect(file, all_kinds(), "general.costs")
    with pytest.raises(UnknownNameError, match=r'Did you mean "general\.costs"'):
        detect(file, all_kinds(), "general.cost")


def test_two_kinds_that_fit_alike_are_both_named_and_kind_settles_it(tmp_path: Path) -> None:
    columns = (Field("sku", required=True), Field("title", required=True))
    twins = {name: Kind(name, Text(name, name), columns, ()) for name in ("a.goods", "b.goods")}
    file = probe(write(tmp_path, "sku,title"))
    with pytest.raises(FileFormatError, match=r"could be a\.goods / b\.goods; say which with --kind"):
        detect(file, twins)

    assert detect(file, twins, "b.goods").id == "b.goods"


@pytest.mark.parametrize("content", ["sku,title\n", "sku,title", "\n\nsku;title;\n\n \n"])
def test_a_header_alone_is_refused(content: str, shared: Company) -> None:
    with pytest.raises(FileFormatError, match="has a header and no rows"):
        shared.load(content)


def test_rows_of_separators_alone_are_no_rows(shared: Company) -> None:
    with pytest.raises(FileFormatError, match="has a header and no rows"):
        shared.load("sku,title\n,\n , \n,\n")
