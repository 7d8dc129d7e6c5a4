"""A company whose buyers are asked: a shop of its own, two on Amazon and on a platform nobody knows, and a mail server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from helloword.audit import Actor
from helloword.lake.importing import ImportResult, import_file
from helloword.mail import set_account
from helloword.service.keeping import change_survey
from helloword.service.rule import Kind, Rule
from helloword.workspace import Workspace
from tests.alerts.receiving import Given, free_port

NOW = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
TODAY = NOW.date()
URL = "https://ask.acme.example"
HEADER = (
    "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer,country,delivered_at,contact,language"
)


def ago(days: int) -> date:
    """A day before today."""
    return TODAY - timedelta(days=days)


@dataclass(frozen=True)
class Ordered:
    """An order of one line, as a file has it."""

    id: str
    contact: str
    delivered: int | None = 8
    status: str = "delivered"
    customer: str = ""
    language: str = ""
    country: str = "DE"
    quantity: int = 1

    @property
    def line(self) -> str:
        came = "" if self.delivered is None else ago(self.delivered).isoformat()
        ordered = ago((self.delivered or 0) + 4).isoformat()
        return (
            f"{self.id},1,{ordered},{self.status},KETTLE,{self.quantity},40.00,EUR,{self.customer},"
            f"{self.country},{came},{self.contact},{self.language}"
        )


@dataclass
class Post:
    """What the mail server was given, and how it answers to addresses."""

    mails: list[EmailMessage] = field(default_factory=list)
    to: list[str] = field(default_factory=list)
    says: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_RCPT(self, server: object, session: object, envelope: object, to: str, options: object) -> str:  # noqa: N802
        if answer := self.says.get(to, self.says.get("*")):
            return answer
        envelope.rcpt_tos.append(to)  # type: ignore[attr-defined]
        return "250 ok"

    async def handle_DATA(self, server: object, session: object, envelope: Given) -> str:  # noqa: N802
        self.mails.append(BytesParser(EmailMessage, policy=policy.default).parsebytes(envelope.content))
        self.to.extend(envelope.rcpt_tos)  # type: ignore[attr-defined]
        return "250 kept"

    @property
    def ids(self) -> list[str]:
        return [str(mail["Message-ID"]) for mail in self.mails]

    def page(self, number: int = -1) -> str:
        """The path of the page that a mail leads to."""
        lines = str(self.mails[number].get_content()).splitlines()
        [page] = [line for line in lines if line.startswith(f"{URL}/s/") and not line.endswith("/stop")]
        return page.removeprefix(URL)


@dataclass
class Shop:
    """The company, and the ways in which orders reach it."""

    workspace: Workspace
    folder: Path
    files: int = 0

    def load(self, *orders: Ordered, store: str = "shop") -> ImportResult:
        """Import a file of orders."""
        return self.load_text("orders", [HEADER, *(order.line for order in orders)], store)

    def load_text(self, fact: str, lines: list[str], store: str = "shop") -> ImportResult:
        """Import a file of any general kind."""
        self.files += 1
        path = self.folder / f"{fact}-{self.files}.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        done = import_file(self.workspace, path, store=store, kind=f"general.{fact}")
        path.unlink()
        return done

    def on(self, store: str = "shop", kind: Kind = "csat", days: int = 7, vouched: str = "") -> None:
        """Ask a store's buyers."""
        change_survey(
            self.workspace, Rule(store, True, kind, days, "Lumora", "Lumora GmbH\nBerlin", vouched), "to learn"
        )


def make(folder: Path, state_url: str | None) -> Shop:
    workspace = Workspace.create(
        folder / "company", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url,
        actor=Actor("cli:wu"),
    )  # fmt: skip
    workspace.add_store("shop", "shopify", "DE", "EUR", "Europe/Berlin")
    workspace.add_store("site", "own", "FR", "EUR", "Europe/Paris")
    workspace.add_store("amz", "Amazon.de", "DE", "EUR", "Europe/Berlin")
    workspace.add_store("new", "Trödelmarkt", "DE", "EUR", "Europe/Berlin")
    return Shop(workspace, folder)


@pytest.fixture(autouse=True)
def address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HELLOWORD_URL", URL)


@pytest.fixture
def shop(tmp_path: Path, state_url: str | None) -> Shop:
    """On each kind of state database."""
    return make(tmp_path, state_url)


@pytest.fixture
def small(tmp_path: Path) -> Shop:
    """On a SQLite file."""
    return make(tmp_path, None)


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as kept:
        yield kept


class posting:  # noqa: N801  # used as a statement
    """A mail server on a free port, which asks for a password where it is given an `authenticator`."""

    def __init__(self, authenticator: Callable[..., AuthResult] | None = None) -> None:
        self.strict = {"authenticator": authenticator, "auth_require_tls": False} if authenticator else {}

    def __enter__(self) -> Post:
        kept = Post(port=free_port())
        self.controller = Controller(kept, hostname="127.0.0.1", port=kept.port, **self.strict)
        self.controller.start()
        return kept

    def __exit__(self, *_: object) -> None:
        self.controller.stop()


def by(shop: Shop, post: Post) -> None:
    """Mails go out by this server."""
    set_account(shop.workspace, f"smtp://127.0.0.1:{post.port}?from=hello@lumora.example")
