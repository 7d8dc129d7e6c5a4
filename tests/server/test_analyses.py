"""/api/v1/analyses: answers that are kept while nothing changed, and tables as files."""

from __future__ import annotations

import io

import httpx
from openpyxl import load_workbook

OCTOBER = "from=2026-10-01&to=2026-10-31"


def test_an_analysis_is_not_sent_again_while_nothing_changed(client: httpx.Client) -> None:
    first = client.get(f"/api/v1/analyses/profit?{OCTOBER}")
    again = client.get(f"/api/v1/analyses/profit?{OCTOBER}", headers={"If-None-Match": first.headers["ETag"]})
    other = client.get(f"/api/v1/analyses/profit?{OCTOBER}&rows=1", headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)
    (table,) = other.json()["tables"]
    assert [row["kind"] for row in table["rows"]] == ["slice", "others"]
    by_id = {column["id"]: place for place, column in enumerate(table["columns"])}
    parts = [float(row["cells"][by_id["net_sales"]]["value"]) for row in table["rows"]]
    assert sum(parts) == float(table["total"]["cells"][by_id["net_sales"]]["value"]) == 116


def test_a_table_is_a_file_in_the_readers_language(client: httpx.Client) -> None:
    file = client.get(f"/api/v1/analyses/profit/export?{OCTOBER}&by=store&lang=zh-CN")
    missing = client.get(f"/api/v1/analyses/profit/export?{OCTOBER}&table=nothing")

    assert 'filename="profit-profit-2026-10-01-2026-10-31.csv"' in file.headers["Content-Disposition"]
    assert file.content.decode("utf-8-sig").splitlines()[0].startswith("行,店铺,名称,开始,结束,销售总额,折扣")
    assert (missing.status_code, missing.json()["code"]) == (404, "unknown_table")


def test_a_table_is_a_workbook_with_its_meanings(client: httpx.Client) -> None:
    file = client.get(f"/api/v1/analyses/profit/export?{OCTOBER}&by=store&format=xlsx&compare=previous&lang=zh-CN")
    book = load_workbook(io.BytesIO(file.content))

    assert 'filename="profit-profit-2026-10-01-2026-10-31.xlsx"' in file.headers["Content-Disposition"]
    assert book.sheetnames == ["明细", "说明"]
    heads = [cell.value for cell in book["明细"][3]]
    assert heads[:7] == ["行", "店铺", "名称", "分类", "销售总额", "销售总额，对比期", "折扣"]
    rows = [[cell.value for cell in row] for row in book["明细"].iter_rows(min_row=4)]
    net = heads.index("净销售额")
    assert sum(row[net] for row in rows[:-1]) == rows[-1][net] == 116
    assert "净销售额" in [cell.value for cell in book["说明"]["A"]]


def test_thresholds_are_told_and_can_be_set(client: httpx.Client) -> None:
    told = client.get(f"/api/v1/analyses/skus?{OCTOBER}&set=a_share:0.5&set=launch_days:0").json()
    refused = client.get("/api/v1/analyses/skus?set=a_share:7")

    assert {s["id"]: s["value"] for s in told["settings"]}["a_share"] == "0.5"
    assert (refused.status_code, refused.json()["code"]) == (422, "bad_threshold")
