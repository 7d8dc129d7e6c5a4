"""Landed costs over HTTP: told, entered, and refused by row and field."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.server.conftest import serving
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
    before, margin = own.get("/api/costs").json(), own.get("/api/values?kpi=gross_profit&kpi=gross_sales").json()

    saved = own.post("/api/costs", json={"costs": [FILTER], "reason": "invoice"}).raise_for_status().json()
    after, profit = own.get("/api/costs").json(), own.get("/api/values?kpi=gross_profit").json()

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
    before = own.get("/api/costs").json()
    wrong = {**KETTLE, "purchase": "-2", "effective_from": "2026-10-01"}
    answer = own.post("/api/costs", json={"costs": [FILTER, wrong]}, headers={"Accept-Language": language})

    problem = check(answer, 400, "bad_fields")
    assert problem["facts"] == {"1.purchase": words}
    assert words in str(problem["detail"])
    assert own.get("/api/costs").json() == before


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
    check(own.post("/api/costs", json=body), status, code)


def test_another_sites_page_cannot_enter_costs(own: httpx.Client) -> None:
    before = own.get("/api/costs").json()

    check(own.post("/api/costs", json={"costs": [FILTER]}, headers={"Origin": "https://evil.example"}), 403)
    check(own.post("/api/costs", json={"costs": [FILTER]}, headers={"Sec-Fetch-Site": "cross-site"}), 403)
    assert own.get("/api/costs").json() == before
