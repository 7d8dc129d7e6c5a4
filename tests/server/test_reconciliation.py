"""/api/v1/reconciliation: official figures against ours, one with its rows, accepting a difference, and what counts as the same."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from helloword.lake.importing import import_file
from helloword.workspace import Workspace

from .conftest import serving

FILES = {
    "orders": """order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,tax,currency,customer
S-1,1,2026-05-01T10:00:00,shipped,KETTLE,2,50.00,0,0,EUR,anna@example.com
S-2,1,2026-05-09T10:00:00,cancelled,KETTLE,1,50.00,0,0,EUR,anna@example.com
S-3,1,2026-05-31T10:00:00,shipped,FILTER,3,8.00,0,0,EUR,ben@example.com
""",
    "official": """report,start,end,measure,amount,currency
sales_over_time,2026-05-01,2026-05-31,gross_sales,180.00,EUR
sales_over_time,2026-04-01,2026-04-30,units,6,
sales_over_time,2026-05-01,2026-05-31,buy_box,1,
""",
}


@pytest.fixture
def api(tmp_path: Path) -> Iterator[httpx.Client]:
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    for fact, text in FILES.items():
        path = tmp_path / f"{fact}.csv"
        path.write_text(text, encoding="utf-8")
        import_file(made, path, store="eu", kind=f"general.{fact}")
    made.state.close()
    with serving(made.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_figures_with_their_causes_and_the_words_for_them(api: httpx.Client) -> None:
    answer = api.get("/api/v1/reconciliation", params={"from": "2026-05-01", "to": "2026-05-31"}).json()
    figure = next(each for each in answer["items"] if each["kpi"] == "gross_sales")

    assert answer["counts"] == {"outside": 1, "not_comparable": 1}
    assert (figure["official"], figure["own"], figure["gap"]) == ("180", "124", "56")
    assert sum(Decimal(amount) for amount in figure["causes"].values()) == 56
    assert figure["conventions"] == {"source": "declared", "other_than_ours": {"cancelled": "counted"}}
    assert [cause["id"] for cause in answer["causes"]][-1] == "unknown"
    assert all(cause["name"]["zh"] and cause["name"]["en"] for cause in answer["causes"])
    assert len(api.get("/api/v1/reconciliation").json()["items"]) == 3
    assert len(api.get("/api/v1/reconciliation", params={"status": "outside"}).json()["items"]) == 1


def test_one_figure_its_rows_and_accepting_it(api: httpx.Client) -> None:
    found = api.get("/api/v1/reconciliation", params={"status": "outside"}).json()["items"][0]["id"]
    before = api.get(f"/api/v1/reconciliation/{found}")
    detail = before.json()

    assert [(b["cause"], b["rows_total"], b["orders_total"]) for b in detail["behind"]] == [("cancelled", 1, 1)]
    assert {key: detail["behind"][0]["rows"][0][key] for key in ("order_id", "adds", "file", "line")} == {
        "order_id": "S-2", "adds": "50", "file": "orders.csv", "line": 3,
    }  # fmt: skip
    assert "example.com" not in before.text
    accepted = api.post(f"/api/v1/reconciliation/{found}/accept", json={"note": "a gift card"}).json()
    assert [(p["note"], p["accepted"], p["status"]) for p in accepted["points"]] == [("a gift card", True, "outside")]
    again = api.get(f"/api/v1/reconciliation/{found}", headers={"If-None-Match": before.headers["etag"]})
    assert again.status_code == 200
    assert again.json()["moved"]["anything"] is False


def test_tolerances_are_changed_with_a_reason(api: httpx.Client) -> None:
    wanted = {"relative": "0.1", "absolute": "0", "reason": "gift cards"}
    rules = api.post("/api/v1/reconciliation/tolerances/gross_sales", json=wanted).json()

    assert {"kpi": "gross_sales", "relative": "0.1", "absolute": "0", "own": True} in rules["tolerances"]
    assert [(change["key"], change["reason"]) for change in rules["changes"]] == [("gross_sales", "gift cards")]
    assert api.get("/api/v1/reconciliation").json()["counts"] == {"within": 1, "incomplete": 1, "not_comparable": 1}
    assert "sales_over_time" in [report["id"] for report in api.get("/api/v1/reconciliation/rules").json()["reports"]]


@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", "/api/v1/reconciliation/0123456789", None, "unknown_figure"),
        ("GET", "/api/v1/reconciliation?store=uk", None, "unknown_store"),
        ("POST", "/api/v1/reconciliation/tolerances/orders", {"relative": "0", "absolute": "1", "reason": ""}, "reconcile_reason"),
        ("POST", "/api/v1/reconciliation/tolerances/orders", {"relative": "x", "absolute": "1", "reason": "y"}, "reconciliation_rule"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_a_problem_with_a_code(
    api: httpx.Client, method: str, path: str, body: dict[str, str] | None, code: str
) -> None:
    answer = api.request(method, path, json=body)

    assert 400 <= answer.status_code < 500
    assert answer.json()["code"] == code


def test_accepting_without_saying_why_is_refused(api: httpx.Client) -> None:
    found = api.get("/api/v1/reconciliation", params={"status": "outside"}).json()["items"][0]["id"]

    assert api.post(f"/api/v1/reconciliation/{found}/accept", json={"note": " "}).json()["code"] == "reconcile_note"
