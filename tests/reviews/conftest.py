"""A company of two stores that can be worked out by hand, with people and a goal, over ten weeks."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from helloword import people
from helloword.audit import Actor
from helloword.goals.changing import agree, read_for
from helloword.lake.importing import import_file
from helloword.people import Department, Person
from helloword.period import ONE_DAY
from helloword.text import Text
from helloword.workspace import Workspace

FIRST, LAST = date(2026, 7, 27), date(2026, 10, 4)
TODAY = date(2026, 10, 6)
GOALS = """
goals:
  sales: {name: {zh: 销售, en: Sales}, kpi: net_sales, start: 2026-07-27, end: 2026-12-31, owner: ada, target: 90000, baseline: 10, status: active, shape: even}
  visits: {name: {zh: 访问, en: Visits}, kpi: sessions, level: department, department: marketing, start: 2026-07-27, end: 2026-12-31, owner: ben, target: 90000, baseline: 10, status: active, shape: even}
"""


@dataclass
class Company:
    """A workspace and the ways in which data lands in it."""

    workspace: Workspace
    folder: Path
    files: int = 0

    def land(self, fact: str, header: str, rows: list[str]) -> None:
        """Import a file of a general kind."""
        self.files += 1
        path = self.folder / f"{fact}-{self.files}.csv"
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        assert import_file(self.workspace, path, kind=f"general.{fact}").rejected == 0

    def sell(self, day: date, store: str, sku: str, quantity: int, price: str = "10") -> None:
        """One order."""
        self.land("orders", ORDERS, [order(day, store, sku, quantity, price)])


ORDERS = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"


def order(day: date, store: str, sku: str, quantity: int, price: str = "10") -> str:
    """A line of an order of its own."""
    return f"{store},{store}{sku}{day:%y%m%d},1,{day},delivered,{sku},{quantity},{price},EUR"


def days(first: date = FIRST, last: date = LAST) -> Iterator[date]:
    """Every day from first to last."""
    while first <= last:
        yield first
        first += ONE_DAY


@pytest.fixture
def company(tmp_path: Path, state_url: str | None) -> Company:
    """On each kind of state database."""
    return make(tmp_path, state_url)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company on a SQLite file, which no test changes."""
    made = make(tmp_path_factory.mktemp("reviewed"), None)
    made.workspace.state.close()
    return made.folder


@pytest.fixture
def small(template: Path, tmp_path: Path) -> Company:
    """A copy of it to change."""
    folder = shutil.copytree(template / "company", tmp_path / "company")
    return Company(Workspace.open(folder, Actor("cli:ada")), tmp_path)


def make(folder: Path, state_url: str | None, stop: dict[str, date] | None = None) -> Company:
    """`eu` sells 4 cups and 2 lamps a day, in the last week 1 lamp; `us` sells 3 cups. `stop` ends a store's orders early."""
    workspace = Workspace.create(
        folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url,
        actor=Actor("cli:ada"),
    )  # fmt: skip
    for store in ("eu", "us"):
        workspace.add_store(store, "shopify", store.upper(), "EUR", "Europe/Berlin")
    for id, above in (("company", None), ("marketing", "company"), ("operations", "company")):
        people.add_department(workspace, Department(id, Text(f"部门{id}", id.title()), above))
    for id, department in (("ada", "company"), ("ben", "marketing"), ("cao", "operations")):
        people.add_person(workspace, Person(id, id.title(), department))
    made = Company(workspace, folder)
    made.land("orders", ORDERS, list(_orders(stop or {})))
    made.land(
        "traffic",
        "store,date,source,sessions",
        [f"{s},{d},organic,{n}" for d in days() for s, n in (("eu", 100), ("us", 50))],
    )
    agree(workspace, read_for(workspace, GOALS, "goals.yml"), "the plan", TODAY)
    return made


def _orders(stop: dict[str, date]) -> Iterator[str]:
    for day in days():
        lamps = 1 if day > LAST - 7 * ONE_DAY else 2
        for store, sku, quantity in (("eu", "CUP", 4), ("eu", "LAMP", lamps), ("us", "CUP", 3)):
            if day <= stop.get(store, LAST):
                yield order(day, store, sku, quantity)
