"""A server imports what appears in the folder that the settings name, from the moment they do."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from helloword.audit import entries
from helloword.lake.importing import list_imports
from helloword.server.served import Served
from helloword.server.watching_folder import watching_folder
from helloword.settings import write_settings
from helloword.workspace import Workspace

ORDERS = """order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
o1,1,2026-03-01,paid,S1,1,10.00,EUR
"""


def until(true: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_folder_is_watched_from_when_the_settings_name_it(tmp_path: Path) -> None:
    company = Workspace.create(tmp_path / "acme", name="Acme", currency="EUR", timezone="UTC", locale="zh-CN")
    company.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    folder = tmp_path / "reports"
    (folder / "eu").mkdir(parents=True)
    (folder / "eu" / "orders.csv").write_text(ORDERS, encoding="utf-8")
    (folder / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")

    with watching_folder(Served(company), first=0, pause=0.05):
        time.sleep(0.3)
        assert list_imports(company) == ()

        write_settings(company.folder, replace(company.settings, watch_folder="../reports"))
        until(lambda: (folder / "rejected" / "notes.csv.reason.txt").exists())
        until(lambda: (folder / "done" / "eu" / "orders.csv").exists())

    (done,) = list_imports(company)
    assert (done.file, done.store, done.new) == ("orders.csv", "eu", 1)
    assert "。" in (folder / "rejected" / "notes.csv.reason.txt").read_text(encoding="utf-8")
    assert {entry.actor.name for entry in entries(company.state, action="import.kept")} == {"watch"}
    company.state.close()
