"""Lines above the header, rows that are no data, and what a file says once for all its rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from helloword.connectors.conforming import conform
from helloword.connectors.detecting import detect
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.landing import land
from helloword.connectors.probing import probe
from helloword.connectors.staging import Answers, Circumstances, Conformed, StoreFacts
from helloword.text import Text
from tests.connectors.company import Company
from tests.connectors.workbooks import workbook

KIND = Kind(
    id="a.stock",
    title=Text("库存", "Stock"),
    fields=(
        Field("Day", FieldType.DATE, required=True, spelt="CONCAT_WS('-', LEFT(x, 4), SUBSTR(x, 5, 2), RIGHT(x, 2))"),
        Field("Item", required=True),
        Field("Stock", FieldType.INTEGER, required=True, aliases=("Stock (boxes)", "Stock (pieces)")),
        Field("Unit", required=True, stated=r"^Stock \((\w+)\)$"),
        Field("Place", stated=r"^# Warehouse: (.*)"),
    ),
    remark=r"^\d+ rows downloaded",
    refused={'"Stock" > 5000': ("Item", "several_days")},
    left_out="\"Day\" LIKE 'Total%' OR \"Item\" = 'the SKU'",
    outputs=(
        Output("inventory", {"store": "store", "date": '"Day"', "sku": '"Item"', "warehouse": '"Place"',
                             "sellable": "CASE WHEN \"Unit\" = 'boxes' THEN 12 ELSE 1 END * \"Stock\""}),
    ),
)  # fmt: skip
STORE = StoreFacts("eu", "Europe/Berlin", "EUR", "DE", prices_include_tax=True)
FILE = """# Warehouse: Leipzig, hall 2
# 1 March 2026, all
#

Day,Item,Stock (boxes)
the day,the SKU,how many
20260301,A,2
20260301,B,x
20260302,A,"1,000"
20260302,C,"5,001"

Total,,1002
4 rows downloaded
"""


def conformed(path: Path, folder: Path) -> Conformed:
    seen = probe(path)
    kind = detect(seen, {KIND.id: KIND})
    circumstances = Circumstances("Asia/Shanghai", "CNY", (STORE,), "eu", Answers(decimal="point"))
    kept = land(path, seen, kind, folder / "landed", list)
    return conform(kept, kind, circumstances, folder / "conformed", path=path.name)


def test_what_is_said_once_holds_for_every_row_and_totals_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "stock.csv"
    path.write_text(FILE, encoding="utf-8")
    done = conformed(path, tmp_path)

    (file,) = done.tables["inventory"]
    rows = pq.read_table(file, columns=["date", "sku", "warehouse", "sellable", "_row"]).to_pylist()
    assert sorted((str(row["date"]), *list(row.values())[1:]) for row in rows) == [
        ("2026-03-01", "A", "Leipzig, hall 2", 24, 7),
        ("2026-03-02", "A", "Leipzig, hall 2", 12000, 9),
    ]
    assert sorted(tuple(bad.values()) for bad in pq.read_table(done.rejects[0]).to_pylist()) == [
        (8, "Stock", "x", "not_integer"),
        (10, "Item", "C", "several_days"),
    ]
    assert (done.rows_read, done.rejected_rows) == (4, 2)
    assert [text.en for text in done.notices] == ["2 rows are totals or remarks and no data; they were not read."]


@pytest.mark.parametrize(
    "above",
    ["Stock report\n", "Stock report\nMarch 1, 2026 - March 2, 2026\n", "Stock report,,\n\n", "sep=,\n", "\n# a, b\n"],
)
def test_a_header_stands_behind_lines_of_prose(above: str, shared: Company) -> None:
    done = shared.load(f"{above}sku,title,brand,line\nA,Kettle,Lumora,home\nB,Lamp,Lumora,home\n")

    assert (done.kind, done.read, done.rejected) == ("general.products", 2, 0)


def test_a_sheet_may_begin_with_prose_too(shared: Company) -> None:
    rows = [("Stock report",), ("1 March 2026", None), (), ("sku", "title", "brand"), ("X", "Kettle", "Lumora")]
    done = shared.load(workbook(shared.folder / "prose.xlsx", rows))

    assert (done.kind, done.new, done.rejected) == ("general.products", 1, 0)


def test_a_row_that_is_too_wide_is_no_header(shared: Company) -> None:
    done = shared.load("sku,title\nA,Kettle, red\nB,Lamp, green\nC,Cup, blue\n")

    assert (done.kind, done.read, done.rejected) == ("general.products", 3, 3)
