"""/api/v1/reviews: a review is written, read in both languages, downloaded, and followed up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from helloword import people
from helloword.lake.importing import import_file
from helloword.people import Department, Person
from helloword.text import Text
from helloword.workspace import Workspace

from .conftest import serving

TODAY = datetime.now(UTC).date()
HEADER = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"


@pytest.fixture
def selling(tmp_path: Path) -> Path:
    """A company with two departments that sold less in its last week."""
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="UTC", locale="en")
    made.add_store("eu", "shopify", "DE", "EUR", "UTC")
    for id, above in (("company", None), ("marketing", "company")):
        people.add_department(made, Department(id, Text(f"部门{id}", id.title()), above))
    people.add_person(made, Person("ada", "Ada", "marketing"))
    last_week = TODAY - timedelta(days=TODAY.weekday() + 7)
    rows = [
        f"eu,O{n},1,{day},delivered,CUP,{3 if day < last_week else 2},10,EUR"
        for n in range(1, 60)
        for day in [TODAY - timedelta(days=n)]
    ]
    path = tmp_path / "orders.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    import_file(made, path)
    made.state.close()
    return made.folder


@pytest.fixture
def api(selling: Path) -> Iterator[httpx.Client]:
    with serving(selling) as url, httpx.Client(base_url=url, timeout=120) as client:
        yield client


def test_a_review_is_written_read_downloaded_and_followed_up(api: httpx.Client) -> None:
    empty = api.get("/api/v1/reviews").json()
    assert (empty["items"], [s["id"] for s in empty["scopes"]]) == ([], ["company", "marketing"])
    assert empty["people"] == [{"id": "ada", "name": "Ada"}]

    made = api.post("/api/v1/reviews", json={"period": empty["week"]})
    assert made.status_code == 200, made.text
    review = made.json()
    (listed,) = api.get("/api/v1/reviews").json()["items"]
    assert (listed["id"], listed["period"], listed["scope"], listed["edition"]) == (
        review["id"],
        empty["week"],
        "company",
        1,
    )
    assert api.post("/api/v1/reviews", json={"period": empty["week"]}).json()["id"] == review["id"]

    sales = next(d for d in review["deviations"] if d["kpi"] == "net_sales")
    assert Decimal(sales["previous"]["change"]) == -70
    assert sum(Decimal(c["change"]) for c in sales["previous"]["causes"]) == -70
    assert "fell by 70.00 EUR" in sales["sentence"]["en"]
    assert "下降 70.00 EUR" in sales["sentence"]["zh"]

    pdf = api.get(f"/api/v1/reviews/{review['id']}/file", params={"kind": "pdf", "lang": "zh"})
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")
    assert f"review-{empty['week']}" in pdf.headers["content-disposition"]
    page = api.get(f"/api/v1/reviews/{review['id']}/file", params={"kind": "html", "lang": "zh"})
    assert "计分卡" in page.text

    due = (TODAY + timedelta(days=7)).isoformat()
    added = api.post(
        f"/api/v1/reviews/{review['id']}/follow-ups",
        json={"text": "Ask buyers", "owner": "ada", "due": due, "kpi": "net_sales"},
    )
    assert added.status_code == 200, added.text
    assert api.get("/api/v1/reviews").json()["scopes"][0]["open"] == 1
    later = (TODAY + timedelta(days=14)).isoformat()
    moved = api.post(f"/api/v1/follow-ups/{added.json()['id']}/move", json={"due": later, "reason": "holidays"}).json()
    assert (moved["due"], [e["what"] for e in moved["events"]]) == (later, ["added", "moved"])
    api.post(f"/api/v1/follow-ups/{added.json()['id']}/close", json={"note": "they did answer"})
    (closed,) = api.get(f"/api/v1/reviews/{review['id']}").json()["follow_ups"]
    assert (closed["note"], closed["closed_at"] is not None) == ("they did answer", True)


@pytest.mark.parametrize(
    ("period", "scope", "code", "chinese"),
    [
        ("2026-W60", "company", "bad_week", "不是周次"),
        ("2026-13", "company", "bad_month", "不是月份"),
        ("2099-W01", "company", "review_not_over", "结束后才能写"),
        ("2026-10", "nobody", "unknown_department", "没有部门"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_in_the_readers_language(
    api: httpx.Client, period: str, scope: str, code: str, chinese: str
) -> None:
    refused = api.post("/api/v1/reviews", json={"period": period, "scope": scope}, headers={"Accept-Language": "zh-CN"})

    assert refused.json()["code"] == code
    assert refused.status_code in (400, 404, 422)
    assert chinese in refused.json()["detail"]


def test_a_review_that_is_not_there_is_not_found(api: httpx.Client) -> None:
    for address in ("/api/v1/reviews/99", "/api/v1/reviews/x", "/api/v1/reviews/99/file"):
        assert api.get(address).status_code == 404
    assert api.post("/api/v1/follow-ups/9/close", json={"note": "x"}).status_code == 404
