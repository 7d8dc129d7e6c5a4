"""The account that the company's mails go out by; its password is encrypted with the company's key and never shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from helloword.audit import Json, Subject, record
from helloword.errors import InputError
from helloword.sealing import sealed, unsealed
from helloword.state.tables import MetaRow
from helloword.workspace import Workspace

PURPOSE = "mail account"
PORTS = {"smtp": 587, "smtps": 465}
_NAME = "mail"
_ADDRESS = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+")


@dataclass(frozen=True)
class Account:
    """Where mails are handed over, and whom they are from.

    Attributes:
        secure: "smtps" speaks TLS from the start; "smtp" turns to it when the server offers it.
        sender: the address that mails come from and answers go to.
    """

    secure: bool
    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str


def set_account(workspace: Workspace, address: str) -> Account:
    """Keep `smtp://user:password@host:port?from=sender`; raises InputError for anything else."""
    found = _read(address)
    with workspace.state.write() as session:
        session.merge(MetaRow(name=_NAME, value=sealed(workspace, address.strip(), PURPOSE)))
        detail: dict[str, Json] = {"host": found.host, "port": found.port, "sender": found.sender}
        record(session, workspace.actor, "mail.account_set", Subject("mail", found.sender), detail)
    return found


def remove_account(workspace: Workspace) -> None:
    """Forget the account; no mails go out any more."""
    with workspace.state.write() as session:
        row = session.get(MetaRow, _NAME)
        if row is not None:
            session.delete(row)
            record(session, workspace.actor, "mail.account_removed", Subject("mail", "account"))


def account(workspace: Workspace) -> Account | None:
    """The account; None when there is none yet."""
    with workspace.state.read() as session:
        row = session.get(MetaRow, _NAME)
    return _read(unsealed(workspace, row.value, PURPOSE)) if row else None


def no_account() -> InputError:
    """What is said where a mail should go out and there is no account."""
    return InputError(
        "There is no mail account to send by. Set one: helloword mail set (it asks for "
        "smtp://user:password@host:587?from=you@example.com).",
        code="no_mail_account",
    )


def is_address(text: str) -> bool:
    """Whether a text is one plain e-mail address.

    >>> is_address("anna@example.com"), is_address("Anna <anna@example.com>")
    (True, False)
    """
    return len(text) <= 254 and _ADDRESS.fullmatch(text) is not None


def _read(address: str) -> Account:
    try:
        parts = urlsplit(address.strip())
        sender = (parse_qs(parts.query).get("from") or [unquote(parts.username or "")])[0]
        if parts.scheme not in PORTS or not parts.hostname or not is_address(sender):
            raise ValueError
        return Account(
            parts.scheme == "smtps", parts.hostname, parts.port or PORTS[parts.scheme], unquote(parts.username or ""),
            unquote(parts.password or ""), sender,
        )  # fmt: skip
    except ValueError:
        raise InputError(
            "That is not the address of a mail account. Write it as smtp://user:password@host:587?from=you@example.com "
            "(smtps:// for TLS from the start); signs such as @ or / in the password as %40 or %2F.",
            code="bad_mail_account",
        ) from None
