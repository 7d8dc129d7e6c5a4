"""A small company with people of different views, a board of its own, and a mail server that keeps what it is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from helloword.audit import Actor
from helloword.boards import Reader
from helloword.boards.keeping import make, share
from helloword.lake.importing import import_file
from helloword.mail import set_account
from helloword.people import Department, Person, add_department, add_person, staff
from helloword.subscriptions.keeping import subscribe
from helloword.subscriptions.schedule import Schedule
from helloword.subscriptions.subscription import Subscription, Terms
from helloword.subscriptions.view import View
from helloword.text import Text
from helloword.workspace import Workspace
from tests.alerts.receiving import Given, free_port

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,A-1,1,2026-09-20T09:30:00,delivered,KETTLE,10,50.00,EUR
eu,A-2,1,2026-10-20T09:30:00,delivered,KETTLE,8,50.00,EUR
eu,A-3,1,2026-11-05T18:00:00,delivered,=CMD(),5,8.00,EUR
us,U-1,1,2026-09-21T20:15:00,delivered,KETTLE,3,50.00,EUR
us,U-2,1,2026-11-04T20:15:00,delivered,KETTLE,6,50.00,EUR
"""
COSTS = """sku,effective_from,purchase,currency
KETTLE,2026-01-01,10.00,EUR
=CMD(),2026-01-01,1.00,EUR
"""
PEOPLE = (
    Person("ana", "Ana Olsen", "company", ("owner",), "ana@lumora.example"),
    Person("kim", "Kim <Lee>", "company", ("marketing",), "kim@lumora.example", stores=("eu",)),
    Person("lee", "李雷", "company", ("customer_service",), "lee@lumora.example", "zh-CN"),
    Person("vic", "Vic", "company", ("viewer",), None),
)
BOARD = {
    "id": "morning",
    "name": {"zh": "晨会", "en": "Morning & more"},
    "tiles": [
        {"group": {"zh": "销售", "en": "Sales"}, "cards": ["net_sales", "gross_margin", "orders"]},
        {"line": "net_sales"},
        {"table": ["net_sales", "orders", "gross_margin"], "by": "store"},
        {"ranked": "net_sales", "by": "sku"},
        {"text": "=1+1 <script>alert(1)</script>"},
    ],
}
MORNING = datetime(2026, 11, 27, 7, tzinfo=UTC)
"""Eight o'clock in Berlin."""


class Box:
    """What the mail server was given; it refuses people who left, and does what `meanwhile` says before it says yes."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.meanwhile: Callable[[], None] = lambda: None

    async def handle_RCPT(self, server: object, session: object, envelope: object, to: str, options: object) -> str:  # noqa: N802
        if to.startswith("gone"):
            return "550 no such person"
        envelope.rcpt_tos.append(to)  # type: ignore[attr-defined]
        return "250 ok"

    async def handle_DATA(self, server: object, session: object, envelope: Given) -> str:  # noqa: N802
        self.mails.append(BytesParser(EmailMessage, policy=policy.default).parsebytes(envelope.content))
        self.meanwhile()
        return "250 kept"

    def to(self, person: str) -> EmailMessage:
        """The only mail to somebody."""
        [found] = [mail for mail in self.mails if str(mail["To"]).startswith(f"{person}@")]
        return found


@pytest.fixture(scope="session")
def kept_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The company that tests copy."""
    base = tmp_path_factory.mktemp("lumora")
    made = Workspace.create(base / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    for id in ("eu", "us"):
        made.add_store(id, "shopify", "DE", "EUR", "Europe/Berlin")
    for name, text in (("orders.csv", ORDERS), ("costs.csv", COSTS)):
        (base / name).write_text(text, encoding="utf-8")
        assert import_file(made, base / name).rejected == 0
    add_department(made, Department("company", Text("公司", "Company")))
    for person in PEOPLE:
        add_person(made, person)
    acting = made.acting_as(Actor("person:ana"))
    make(acting, BOARD)
    share(acting, "morning", "everyone")
    made.state.close()
    return made.folder


@pytest.fixture
def company(kept_company: Path, tmp_path: Path) -> Workspace:
    """A company of the test's own."""
    return Workspace.open(shutil.copytree(kept_company, tmp_path / "company"))


@contextmanager
def smtp(workspace: Workspace) -> Iterator[Box]:
    """A mail server, and the company's account there."""
    kept, port = Box(), free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    set_account(workspace, f"smtp://127.0.0.1:{port}?from=boards@lumora.example")
    try:
        yield kept
    finally:
        controller.stop()


@pytest.fixture
def box(company: Workspace) -> Iterator[Box]:
    with smtp(company) as kept:
        yield kept


def reader(workspace: Workspace, id: str) -> Reader:
    """Somebody who signed in."""
    person = staff(workspace).person(id)
    return Reader(f"person:{id}", frozenset(person.roles), person.permissions)


def terms(
    *people: str, channels: tuple[str, ...] = (), locale: str = "en", view: View | None = None, board: str = "morning"
) -> Terms:
    """Every day at eight in Berlin."""
    return Terms(board, view or View(), Schedule("day", "08:00", "Europe/Berlin"), locale, people, channels)


def subscribed(workspace: Workspace, by: str, wanted: Terms, since: datetime | None = None) -> Subscription:
    """A subscription that somebody made the day before."""
    acting = workspace.acting_as(Actor(f"person:{by}"))
    made_at = since or MORNING.replace(day=26, hour=12)
    return subscribe(acting, wanted, reader(workspace, by), made_at)
