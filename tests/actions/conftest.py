"""A small company whose stock runs low, with a supplier who can be written to, and playbooks that work for it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from helloword.actions.action import Action
from helloword.actions.proposing import propose
from helloword.actions.queue import the_action
from helloword.audit import Actor
from helloword.lake.importing import import_file
from helloword.mail import set_account
from helloword.period import ONE_DAY
from helloword.stores.suppliers import set_contact
from helloword.workspace import Workspace
from tests.alerts.receiving import Given, free_port

TODAY = date(2026, 3, 31)
NOW = datetime.combine(TODAY, time(9), UTC)
LAST = TODAY - ONE_DAY
SOLD_A_DAY = 6


def clock() -> datetime:
    """The present moment of the tests."""
    return NOW


class Post:
    """What an SMTP server was given; a second delivery of the same mail is told by its Message-ID."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_DATA(self, server: object, session: object, envelope: Given) -> str:  # noqa: N802
        self.mails.append(BytesParser(EmailMessage, policy=policy.default).parsebytes(envelope.content))
        return "250 kept"

    @property
    def letters(self) -> list[str]:
        """Subjects of the different mails, in the order in which they first came."""
        first: dict[str, str] = {}
        for mail in self.mails:
            first.setdefault(str(mail["Message-ID"]), str(mail["Subject"]))
        return list(first.values())


@pytest.fixture
def post() -> Iterator[tuple[Post, int]]:
    """A mail server and its port."""
    box, port = Post(), free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company on a SQLite file, to be copied."""
    folder = tmp_path_factory.mktemp("low")
    low_on_stock(folder, None).state.close()
    return folder / "acme"


@pytest.fixture
def workspace(tmp_path: Path, made: Path, state_url: str | None, post: tuple[Post, int]) -> Workspace:
    """On each kind of state database, able to mail."""
    return able_to_mail(low_on_stock(tmp_path, state_url) if state_url else copied(made, tmp_path), post[1])


@pytest.fixture
def small(tmp_path: Path, made: Path, post: tuple[Post, int]) -> Workspace:
    """On a SQLite file, able to mail."""
    return able_to_mail(copied(made, tmp_path), post[1])


def copied(made: Path, folder: Path) -> Workspace:
    """A company of one's own."""
    shutil.copytree(made, folder / "acme")
    return Workspace.open(folder / "acme", Actor("cli:wu"))


def able_to_mail(workspace: Workspace, port: int) -> Workspace:
    """The same with a mail account."""
    set_account(workspace, f"smtp://127.0.0.1:{port}?from=buying@acme.example")
    return workspace


def low_on_stock(folder: Path, state_url: str | None, today: date = TODAY) -> Workspace:
    """Six units a day of SKU A and one of each of eleven others; A lasts five days, and a delivery takes twenty."""
    made = Workspace.create(
        folder / "acme", name="Acme", currency="EUR", timezone="UTC", state_url=state_url, actor=Actor("cli:wu")
    )
    made.add_store("eu", "shopify", "DE", "EUR", "UTC")
    for fact, lines in _facts(today - ONE_DAY).items():
        land(made, folder, fact, lines)
    set_contact(made, "S1", "li@lampworks.example", "zh-CN")
    return made


def land(workspace: Workspace, folder: Path, fact: str, lines: list[str]) -> None:
    """Import a file of a general kind."""
    path = folder / f"{fact}-{len(list(folder.glob(f'{fact}-*')))}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert import_file(workspace, path, kind=f"general.{fact}").rejected == 0


def _facts(last: date) -> dict[str, list[str]]:
    others = [f"B{number:02d}" for number in range(11)]
    days = [last - n * ONE_DAY for n in range(69, -1, -1)]
    orders = ["store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"]
    stock = ["store,date,sku,warehouse,sellable,inbound"]
    for day in days:
        sold = {"A": SOLD_A_DAY, **dict.fromkeys(others, 1)}
        orders += [f"eu,{day}-{sku},1,{day},delivered,{sku},{n},20,EUR" for sku, n in sold.items()]
        stock += [f"eu,{day},{sku},main,{30 if sku == 'A' else 500},0" for sku in sold]
    bought = [
        "po_id,line_id,supplier,sku,ordered_at,promised_at,quantity,unit_cost,currency,received_at,received_quantity"
    ]
    for number in range(8):
        ordered = last - (60 - number) * ONE_DAY
        took = ordered + (18 + number % 5) * ONE_DAY
        bought.append(f"PO{number},1,S1,A,{ordered},{ordered + 20 * ONE_DAY},50,8,EUR,{took},50")
    return {
        "suppliers": ["supplier,name,lead_time_days,moq,currency", "S1,Lamp Works,20,10,EUR"],
        "products": ["sku,title,supplier", "A,Reading lamp,S1", *(f"{sku},Other,S1" for sku in others)],
        "costs": ["sku,effective_from,purchase,currency", *(f"{sku},2025-01-01,8,EUR" for sku in ("A", *others))],
        "orders": orders,
        "inventory": stock,
        "purchase_orders": bought,
    }


def proposal(workspace: Workspace, now: datetime = NOW) -> Action:
    """The one replenishment proposal of the company."""
    [id] = propose(workspace, "replenishment", now).new
    return the_action(workspace, id)


def later(**by: int) -> datetime:
    """A later moment."""
    return NOW + timedelta(**by)
