"""Imports over HTTP: who imported what, which rows wait to be mended, and taking one back with a reason."""

from __future__ import annotations

from pathlib import Path

import httpx

from helloword.audit import entries
from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.server.conftest import serving

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,D-1,1,2026-10-05T09:30:00,delivered,KETTLE,1,40.00,EUR
eu,D-2,1,2026-10-05T09:30:00,delivered,KETTLE,two,40.00,EUR
"""


def test_imports_are_listed_with_who_and_rejects_and_one_is_taken_back_with_a_reason(tmp_path: Path) -> None:
    company = Workspace.create(tmp_path / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    company.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
    (tmp_path / "orders.csv").write_text(ORDERS, encoding="utf-8")
    import_file(company, tmp_path / "orders.csv")
    with serving(company.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        [listed] = client.get("/api/v1/imports").json()["items"]
        assert (listed["file"], listed["status"], listed["by"], listed["new"], listed["rejected"]) == (
            "orders.csv", "done", "local", 1, 1,
        )  # fmt: skip
        [cell] = client.get("/api/v1/imports/1/rejects").json()
        assert (cell["line"], cell["column"], cell["code"]) == (3, "quantity", "not_integer")
        assert cell["reason"]["zh"]
        assert cell["reason"]["en"]
        assert client.post("/api/v1/imports/1/undo", json={"reason": " "}).json()["code"] == "reason_needed"
        undone = client.post("/api/v1/imports/1/undo", json={"reason": "The wrong month"})
        assert undone.json()["status"] == "undone"
        assert client.post("/api/v1/imports/1/undo", json={"reason": "Again"}).json()["code"] == "already_undone"
        assert client.get("/api/v1/imports/9/rejects").json()["code"] == "unknown_import_id"

    [entry] = entries(company.state, action="import.undone")
    assert entry.reason == "The wrong month"
