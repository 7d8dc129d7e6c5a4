"""Landed costs over HTTP: told, entered, and refused by row and field."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from helloword.alerts.keeping import keep_rules, rules_from
from helloword.workspace import Workspace
from tests.server.conftest import load, serving
from tests.server.test_problems import check

KETTLE = {"sku": "KETTLE", "purchase": "12", "inbound": "1.5", "duty": "", "currency": "EUR"}
FILTER = {"sku": "FILTER", "purchase": "2", "currency": "EUR", "effective_from": "2026-10-01"}


@pytest.fixture(scope="module")
def own(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Talks to the server of a company that these tests may change."""
    copy = tmp_path_factory.mktemp("own") / "company"
    shutil.copytree(company, copy)
    with serving(copy) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_what_is_entered_is_told_at_once_by_costs_and_margins(own: httpx.Client) -> None:
    before, margin = own.get("/api/v1/costs").json(), own.get("/api/v1/values?kpi=gross_profit&kpi=gross_sales").json()

    saved = own.post("/api/v1/costs", json={"costs": [FILTER], "reason": "invoice"}).raise_for_status().json()
    after, profit = own.get("/api/v1/costs").json(), own.get("/api/v1/values?kpi=gross_profit").json()

    assert [row["sku"] for row in before["skus"] if row["missing"]] == ["FILTER"]
    assert [row["sku"] for row in after["skus"] if row["missing"]] == []
    assert (saved["new"], saved["changed"]) == (1, 0)
    assert after["coverage"] == "1"
    # Five filters at 2 each.
    assert float(margin[0]["value"]) - float(profit[0]["value"]) == pytest.approx(10)


@pytest.mark.parametrize(("language", "words"), [("en", "It cannot be negative."), ("zh-CN", "不能是负数。")])
def test_a_mistake_is_told_by_row_and_field_in_the_persons_language(
    own: httpx.Client, language: str, words: str
) -> None:
    before = own.get("/api/v1/costs").json()
    wrong = {**KETTLE, "purchase": "-2", "effective_from": "2026-10-01"}
    answer = own.post("/api/v1/costs", json={"costs": [FILTER, wrong]}, headers={"Accept-Language": language})

    problem = check(answer, 400, "bad_fields")
    assert problem["facts"] == {"1.purchase": words}
    assert words in str(problem["detail"])
    assert own.get("/api/v1/costs").json() == before


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"costs": []}, 422, "costs_at_once"),
        ({"costs": [{"sku": "KETTLE"}]}, 422, "bad_parameter"),
        ({"costs": [{**FILTER, "purchase": 2.5}]}, 422, "bad_parameter"),
        ([], 422, "bad_parameter"),
    ],
)
def test_what_is_no_list_of_costs_is_refused(own: httpx.Client, body: object, status: int, code: str) -> None:
    check(own.post("/api/v1/costs", json=body), status, code)


def test_another_sites_page_cannot_enter_costs(own: httpx.Client) -> None:
    before = own.get("/api/v1/costs").json()

    check(own.post("/api/v1/costs", json={"costs": [FILTER]}, headers={"Origin": "https://evil.example"}), 403)
    check(own.post("/api/v1/costs", json={"costs": [FILTER]}, headers={"Sec-Fetch-Site": "cross-site"}), 403)
    assert own.get("/api/v1/costs").json() == before


RULE = """
id: thin_margin
kind: threshold
name: {zh: 毛利太薄, en: Margin is thin}
means: {zh: 毛利率低于一半。, en: Gross margin is below one half.}
todo: {zh: 查成本。, en: Check the costs.}
kpi: gross_margin
by: [store]
days: 7
side: below
fire: "0.5"
severity: warning
owner: finance
"""


def test_entered_costs_are_looked_at_by_the_alert_rules(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="UTC")
    made.add_store("eu", "shopify", "DE", "EUR", "UTC")
    days = [datetime.now(UTC).date() - timedelta(days=n) for n in range(30, 0, -1)]
    rows = [f"eu,{day},1,{day}T09:00:00,delivered,KETTLE,1,40.00,0,EUR" for day in days]
    head = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency"
    load(made, tmp_path, "orders.csv", "\n".join([head, *rows]) + "\n")
    keep_rules(made, rules_from(RULE, "rule"), "test")
    made.state.close()
    with serving(made.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        before = client.get("/api/v1/alerts?status=open").json()["items"]
        cost = {"sku": "KETTLE", "purchase": "30", "currency": "EUR", "effective_from": days[0].isoformat()}
        client.post("/api/v1/costs", json={"costs": [cost]}).raise_for_status()
        deadline = time.monotonic() + 30
        while not (groups := client.get("/api/v1/alerts?status=open").json()["items"]) and time.monotonic() < deadline:
            time.sleep(0.2)

    assert before == []
    assert [(a["rule"], a["value"]) for group in groups for a in group["alerts"]] == [("thin_margin", "0.25")]
