"""A small company that sells the same every day until something happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from helloword.audit import Actor
from helloword.lake.importing import import_file
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

TODAY = date(2026, 3, 31)
LAST = TODAY - ONE_DAY
Days = Callable[[int], int]


class Company:
    """A workspace and the ways in which data lands in it."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace, self._folder = workspace, folder
        self._files = 0

    def land(self, fact: str, header: str, rows: list[str], store: str | None = "eu") -> None:
        """Import a file of a general kind."""
        self._files += 1
        path = self._folder / f"{fact}-{self._files}.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        assert import_file(self.workspace, path, store=store, kind=f"general.{fact}").rejected == 0

    def funnel(
        self, purchases: Days, *, store: str = "eu", back: int = 80, until: int = 1, sessions: int = 1000
    ) -> None:
        """A thousand sessions a day, and as many purchases as `purchases` says of a day so long ago."""
        rows = [
            f"{TODAY - n * ONE_DAY},{sessions},600,200,150,120,100,{purchases(n)}" for n in range(back, until - 1, -1)
        ]
        header = "date,sessions,product_views,cart_adds,checkouts,shipping_entered,payment_entered,purchases"
        self.land("funnel", header, rows, store)


@pytest.fixture
def company(tmp_path: Path, state_url: str | None) -> Company:
    """On each kind of state database."""
    return make(tmp_path, state_url)


@pytest.fixture
def small(tmp_path: Path) -> Company:
    """On a SQLite file."""
    return make(tmp_path, None)


def make(folder: Path, state_url: str | None) -> Company:
    workspace = Workspace.create(
        folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url,
        actor=Actor("cli:wu"),
    )  # fmt: skip
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    workspace.add_store("us", "amazon", "US", "USD", "America/New_York")
    return Company(workspace, folder)
