"""A tile as a file: the numbers of the answer, what they mean, and no formula."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import httpx
import openpyxl
import pytest

from tests.server.conftest import load

QUERY = {
    "kpi": ["net_sales", "aov"], "by": "store", "from": "2026-10-01", "to": "2026-11-30", "compare": "previous",
}  # fmt: skip


@pytest.fixture(scope="module")
def readings(url: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = httpx.get(f"{url}/api/v1/values", params=QUERY, timeout=60).json()
    return found


def exported(url: str, **more: str) -> httpx.Response:
    return httpx.get(f"{url}/api/v1/values/export", params={**QUERY, **more}, timeout=60)


def test_csv_has_the_numbers_of_the_answer_with_definition_and_versions(url: str, readings) -> None:
    answer = exported(url, lang="en", title="Sales / by store")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert "Sales%20_%20by%20store.csv" in answer.headers["content-disposition"]
    assert [(r["KPI"], r["Store"], r["Value"] or None) for r in rows] == [
        (r["kpi"], r["slice"]["store"], r["value"]) for r in readings
    ]
    assert rows[0]["Definition"].startswith("gross_sales")
    assert rows[0]["Catalogue version"] == readings[0]["provenance"]["catalogue"]
    assert rows[0]["Data version"] == str(readings[0]["provenance"]["lake"])


def test_xlsx_has_one_line_a_slice_and_says_what_it_is(url: str, readings) -> None:
    answer = exported(url, format="xlsx", lang="zh", title="=店铺", total="true")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    numbers, about = book["数字"], book["说明"]
    rows = list(numbers.iter_rows(min_row=3, values_only=True))

    assert (numbers["A1"].value, numbers["A1"].data_type) == ("=店铺", "s")
    assert rows[0][:3] == ("店铺", "净销售额 (EUR)", "净销售额，对比期")
    wanted = {r["slice"]["store"]: Decimal(r["value"]) for r in readings if r["kpi"] == "net_sales"}
    found = {row[0]: Decimal(str(row[1])) for row in rows[1:]}
    assert found == pytest.approx({**wanted, "合计": sum(wanted.values())}, abs=Decimal("1e-9"))
    told = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert told["公司"] == "Lumora Home"
    assert "净销售额 的定义" in told
    assert told["数据版本"] == str(readings[0]["provenance"]["lake"])


def test_no_text_becomes_a_formula(tmp_path) -> None:
    from helloword.kpis.query import Query
    from helloword.server.exporting import Export, as_csv
    from helloword.server.workbooks import as_xlsx
    from helloword.workspace import Workspace

    made = Workspace.create(tmp_path / "c", name="=1+1", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    load(made, tmp_path, "orders.csv", (
        "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\n"
        "eu,1,1,2026-10-05T09:30:00,delivered,=CMD(),4,50.00,EUR\n"
    ))  # fmt: skip
    export = Export.of(made, Query(("net_sales",), by=("sku",)), "@title", "en", total=False)

    assert "\r\nnet_sales,Net sales,2026-10-05,2026-10-05,'=CMD(),200" in as_csv(export).decode("utf-8-sig")
    cells = [c for sheet in openpyxl.load_workbook(io.BytesIO(as_xlsx(export))) for row in sheet for c in row]
    assert [c for c in cells if c.data_type == "f"] == []
    assert "=CMD()" in [c.value for c in cells]
