"""Mails reach a real server, keep their Message-ID, and never take a password over an open line."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller

from helloword.errors import InputError, OutsideError
from helloword.mail import Attachment, Mail, account, remove_account, send, set_account
from helloword.workspace import Workspace
from tests.alerts.receiving import Given, free_port


class Box:
    """What a server was given; it refuses people who left."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    async def handle_RCPT(self, server: object, session: object, envelope: object, to: str, options: object) -> str:  # noqa: N802
        if to.startswith("left"):
            return "550 no such person"
        if to.startswith("full"):
            return "452 mailbox full"
        envelope.rcpt_tos.append(to)  # type: ignore[attr-defined]
        return "250 ok"

    async def handle_DATA(self, server: object, session: object, envelope: Given) -> str:  # noqa: N802
        self.mails.append(BytesParser(EmailMessage, policy=policy.default).parsebytes(envelope.content))
        return "250 kept"


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    return Workspace.create(
        tmp_path / "acme", name="Acme", currency="EUR", timezone="Europe/Berlin", state_url=state_url
    )


@pytest.fixture
def box(workspace: Workspace) -> Iterator[Box]:
    kept, port = Box(), free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    set_account(workspace, f"smtp://127.0.0.1:{port}?from=buying@acme.example")
    yield kept
    controller.stop()


def mail(to: str = "anna@example.com", subject: str = "采购单 PO-1") -> Mail:
    return Mail("po-1", to, subject, "您好\n", (Attachment("采购单.csv", b"sku\nA\n", "text/csv"),))


def test_a_mail_arrives_whole_and_keeps_its_message_id(workspace: Workspace, box: Box) -> None:
    known = account(workspace)
    assert known is not None

    send(known, mail())
    send(known, mail())

    first, second = box.mails
    assert first["Message-ID"] == second["Message-ID"] == "<po-1@acme.example>"
    assert first["Subject"] == "采购单 PO-1"
    [file] = first.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("采购单.csv", "sku\nA\n")


def test_a_line_break_in_a_subject_makes_no_header(workspace: Workspace, box: Box) -> None:
    known = account(workspace)
    assert known is not None

    send(known, mail(subject="PO\r\nBcc: spy@example.com"))

    assert box.mails[0]["Subject"] == "PO Bcc: spy@example.com"
    assert box.mails[0]["Bcc"] is None


@pytest.mark.parametrize("to", ["anna", "a@b, c@d", "Anna <anna@example.com>", "a@b\nBcc: c@d"])
def test_an_address_that_is_none_is_refused_before_anything_is_sent(workspace: Workspace, box: Box, to: str) -> None:
    known = account(workspace)
    assert known is not None

    with pytest.raises(InputError, match="is not an e-mail address"):
        send(known, mail(to))
    assert box.mails == []


def test_what_a_server_refuses_for_ever_is_input_and_what_it_refuses_for_now_is_outside(
    workspace: Workspace, box: Box
) -> None:
    known = account(workspace)
    assert known is not None

    with pytest.raises(InputError, match="550"):
        send(known, mail("left@example.com"))
    with pytest.raises(OutsideError, match="452"):
        send(known, mail("full@example.com"))


def test_a_password_does_not_go_over_an_open_line(workspace: Workspace) -> None:
    refused = set_account(workspace, "smtp://anna:secret@127.0.0.2:2525?from=anna@acme.example")
    port = free_port()
    controller = Controller(Box(), hostname="127.0.0.2", port=port)
    controller.start()
    try:
        open_line = type(refused)(False, "127.0.0.2", port, "anna", "secret", "anna@acme.example")
        with pytest.raises(OutsideError, match="no TLS"):
            send(open_line, mail())
    finally:
        controller.stop()


def test_the_password_stands_nowhere_in_clear(workspace: Workspace, tmp_path: Path) -> None:
    kept = set_account(workspace, "smtps://anna:s%40cret-word@mail.acme.example?from=anna@acme.example")

    assert kept.password == "s@cret-word"
    assert kept.port == 465
    assert "cret-word" not in repr(kept)
    assert not any(b"cret-word" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("address", ["", "anna@example.com", "http://x", "smtp://host", "smtp://u:p@host:x?from=a@b"])
def test_what_is_no_account_is_told_how_to_write_one(workspace: Workspace, address: str) -> None:
    with pytest.raises(InputError, match=r"smtp://user:password@host:587"):
        set_account(workspace, address)


def test_a_removed_account_is_gone(workspace: Workspace, box: Box) -> None:
    remove_account(workspace)

    assert account(workspace) is None
