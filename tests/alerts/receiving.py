"""Real receivers on this machine: an SMTP server and an HTTP server that keep what arrives."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Protocol

from aiosmtpd.controller import Controller


class Given(Protocol):
    """What the server knows of a mail."""

    content: bytes


@dataclass(frozen=True)
class Mail:
    """What a person sees of a mail."""

    subject: str
    text: str


class Mailbox:
    """What an SMTP server was given; `address` is a channel that leads there."""

    def __init__(self) -> None:
        self.address = ""
        self.mails: list[Mail] = []

    async def handle_DATA(self, server: object, session: object, envelope: Given) -> str:  # noqa: N802
        mail = BytesParser(EmailMessage, policy=policy.default).parsebytes(envelope.content)
        text = mail.get_body(("plain",))
        self.mails.append(Mail(str(mail["subject"]).strip(), str(text.get_content()) if text else ""))
        return "250 kept"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """An SMTP server on a free port."""
    box = Mailbox()
    port = free_port()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        sender = "from=helloword@example.com&to=anna@example.com"
        box.address = f"mailto://127.0.0.1:{port}?{sender}&mode=insecure&smtp=127.0.0.1"
        yield box
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Hook:
    """What an HTTP server was given, and how it answers."""

    address: str = ""
    status: int = 200
    posts: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def hook() -> Iterator[Hook]:
    """An HTTP server on a free port."""
    kept = Hook()

    class Keep(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if kept.status == 200:
                kept.posts.append(json.loads(body))
            self.send_response(kept.status)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keep)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        kept.address = f"json://127.0.0.1:{server.server_address[1]}/alerts"
        yield kept
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
