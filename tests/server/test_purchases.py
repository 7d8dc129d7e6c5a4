"""/api/v1/purchases, /api/v1/suppliers and /api/v1/audit: an order from draft to inspection, its papers, and the log of it all."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import httpx
import openpyxl
import pytest
from sqlalchemy import text

from helloword.stores.purchase import Ordered
from helloword.stores.purchasing import make_draft
from helloword.text import Text
from helloword.workspace import Workspace
from tests.actions.conftest import low_on_stock

from .conftest import serving

TODAY = datetime.now(UTC).date()


@pytest.fixture(scope="session")
def bought(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company with one draft of two lines; to be copied."""
    made = low_on_stock(tmp_path_factory.mktemp("bought"), None, TODAY)
    due = TODAY + timedelta(days=20)
    why = Text("库存只够卖五天。", "Stock lasts five days.")
    lines = [Ordered("A", 40, Decimal("8"), due, why, "eu"), Ordered("B00", 10, Decimal("7.5"), due)]
    make_draft(made, "by hand", "S1", "EUR", lines)
    made.state.close()
    return made.folder


@pytest.fixture
def folder(bought: Path, tmp_path: Path) -> Path:
    return shutil.copytree(bought, tmp_path / "acme")


@pytest.fixture
def api(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder) as url, httpx.Client(base_url=url, timeout=60, headers={"Accept-Language": "en"}) as client:
        yield client


ORDER = "/api/v1/purchases/HW-00001"


def test_an_order_goes_from_draft_to_inspected_and_the_data_hears_of_it(api: httpx.Client) -> None:
    before = api.get("/api/v1/freshness").json()
    sent = api.post(f"{ORDER}/sent", json={"on": (TODAY - timedelta(days=3)).isoformat()}).json()
    partly = api.post(f"{ORDER}/receive", json={"line": 1, "quantity": 40, "on": TODAY.isoformat()}).json()
    whole = api.post(f"{ORDER}/receive", json={"line": 2, "quantity": 6, "short": True}).json()
    for line, count in ((1, 40), (2, 6)):
        done = api.post(f"{ORDER}/inspect", json={"line": line, "inspected": count, "passed": count - 1}).json()

    assert [told["status"] for told in (sent, partly, whole, done)] == [
        "sent",
        "partly_received",
        "received",
        "inspected",
    ]
    assert (done["received"], done["units"], done["total"], done["supplier_name"]) == (46, 50, "395", "Lamp Works")
    assert [(line["passed"], line["short"], line["amount"]) for line in done["lines"]] == [
        (39, False, "320"),
        (5, True, "75"),
    ]
    assert done["lines"][0]["reason"] == {"zh": "库存只够卖五天。", "en": "Stock lasts five days."}
    assert api.get("/api/v1/freshness").json() != before
    assert api.get("/api/v1/purchases?status=inspected").json()["counts"] == {"inspected": 1}


def test_what_cannot_have_come_is_refused_in_the_readers_language(api: httpx.Client) -> None:
    draft = api.post(f"{ORDER}/receive", json={"line": 1, "quantity": 1}, params={"lang": "zh"})
    api.post(f"{ORDER}/sent", json={})
    more = api.post(f"{ORDER}/receive", json={"line": 1, "quantity": 41})
    early = api.post(f"{ORDER}/receive", json={"line": 1, "quantity": 1, "on": "2020-01-01"})
    nothing = api.post(f"{ORDER}/inspect", json={"line": 1, "inspected": 1, "passed": 1})
    line = api.post(f"{ORDER}/receive", json={"line": 9, "quantity": 1})
    negative = api.post(f"{ORDER}/receive", json={"line": 1, "quantity": -1})
    order = api.get("/api/v1/purchases/HW-2")

    assert [(r.status_code, r.json()["code"]) for r in (draft, more, early, nothing, line, negative, order)] == [
        (422, "purchase_status"), (422, "bad_receipt"), (422, "receipt_too_early"), (422, "bad_inspection"),
        (404, "unknown_purchase_line"), (422, "bad_parameter"), (404, "unknown_purchase"),
    ]  # fmt: skip
    assert "不能这样操作" in draft.json()["detail"]


def test_an_order_is_called_off_with_a_reason(api: httpx.Client) -> None:
    off = api.post(f"{ORDER}/cancel", json={"reason": "too late"}).json()
    found = api.get("/api/v1/audit?subject=purchase:HW-00001").json()["items"]

    assert off["status"] == "cancelled"
    assert [(e["action"], e["reason"]) for e in found] == [("purchase.cancelled", "too late"), ("purchase.drafted", "")]


@pytest.mark.parametrize(("lang", "head"), [("zh", "采购单"), ("en", "Purchase order")])
def test_its_papers_are_in_the_readers_language(api: httpx.Client, lang: str, head: str) -> None:
    pdf = api.get(f"{ORDER}/file", params={"kind": "pdf", "lang": lang})
    xlsx = api.get(f"{ORDER}/file", params={"kind": "xlsx", "lang": lang})
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.content)).active

    assert pdf.content.startswith(b"%PDF")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="HW-00001.pdf"'
    assert sheet is not None
    assert sheet["A1"].value == f"{head} HW-00001"


def test_a_suppliers_contact_is_kept_and_checked(api: httpx.Client) -> None:
    assert api.get(ORDER).json()["contact"] == {"email": "li@lampworks.example", "locale": "zh-CN"}
    kept = api.post("/api/v1/suppliers/S1/contact", json={"email": "new@lampworks.example", "locale": "en"}).json()
    wrong = api.post("/api/v1/suppliers/S1/contact", json={"email": "nowhere", "locale": "en"})
    nobody = api.post("/api/v1/suppliers/S9/contact", json={"email": "a@b.example", "locale": "en"})

    assert (kept, api.get(ORDER).json()["contact"]) == ({"email": "new@lampworks.example", "locale": "en"}, kept)
    assert [(r.status_code, r.json()["code"]) for r in (wrong, nobody)] == [
        (422, "bad_email"),
        (404, "unknown_supplier"),
    ]
    log = api.get("/api/v1/audit?action=supplier.contact_set").text
    assert "lampworks" not in log


def test_the_log_is_read_page_by_page_and_filtered(api: httpx.Client) -> None:
    whole = api.get("/api/v1/audit?limit=200").json()
    first = api.get("/api/v1/audit?limit=3").json()
    second = api.get("/api/v1/audit", params={"limit": 3, "cursor": first["next"]}).json()
    ids = [entry["id"] for entry in whole["items"]]

    assert [e["id"] for e in (*first["items"], *second["items"])] == ids[:6]
    assert (whole["next"], ids) == (None, list(range(len(ids), 0, -1)))
    assert {e["subject"]["kind"] for e in api.get("/api/v1/audit?subject=store").json()["items"]} == {"store"}
    assert api.get("/api/v1/audit?actor=nobody").json()["items"] == []
    assert "cli:wu" in whole["actors"]
    assert "purchase.drafted" in whole["actions"]
    assert api.get("/api/v1/audit?limit=201").status_code == 422


def test_a_log_that_was_tampered_with_is_found_out(api: httpx.Client, folder: Path) -> None:
    holds = api.get("/api/v1/audit/verify").json()
    assert holds["broken"] is None

    workspace = Workspace.open(folder)
    with workspace.state.write() as session:
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit_log'")).all():  # fmt: skip
            session.execute(text(f"DROP TRIGGER {name}"))
        session.execute(text("UPDATE audit_log SET reason = 'as agreed' WHERE id = 2"))
    workspace.state.close()

    assert api.get("/api/v1/audit/verify").json()["broken"] == {"id": 2, "why": "changed"}


def test_a_company_without_data_has_empty_pages(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "new", name="New", currency="EUR", timezone="UTC")
    made.state.close()
    with serving(made.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        assert client.get("/api/v1/purchases").json() == {"items": [], "next": None, "counts": {}}
        assert client.get("/api/v1/actions").json() == {"items": [], "next": None, "counts": {}}
        assert client.get("/api/v1/tasks").json() == {"items": [], "next": None}
        assert client.get("/api/v1/audit").json()["items"] == []
        assert client.get("/api/v1/audit/verify").json()["broken"] is None
        proposed = client.post("/api/v1/actions/propose", json={"playbooks": []})
        assert proposed.status_code == 200
