"""Handing one mail to the company's mail server.

A mail keeps its Message-ID however often it is tried. A process killed between the server's yes and its own note
of it sends it again; servers and mail programs know the second by its Message-ID.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate

from helloword.errors import InputError, OutsideError
from helloword.mail.account import Account, is_address

SECONDS = 30
_LOCAL = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True)
class Attachment:
    """A file that goes along."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Picture:
    """A PNG that the HTML of a mail shows by `cid:` and its id."""

    id: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """One mail to one address.

    Attributes:
        key: the same for the same mail; its Message-ID is made of it.
        html: the same as `body` for programs that show HTML, and `pictures` what it shows.
        unsubscribe: address of the page on which the reader says that no more are wanted.
        sender_name: the name that stands before the account's address.
    """

    key: str
    to: str
    subject: str
    body: str
    attachments: Sequence[Attachment] = ()
    unsubscribe: str = ""
    sender_name: str = ""
    html: str = ""
    pictures: Sequence[Picture] = ()


def send(account: Account, mail: Mail) -> None:
    """Hand the mail over; raises InputError for a bad or refused address, OutsideError when trying again may help."""
    message = written(account, mail)
    try:
        with _connected(account) as server:
            server.sendmail(account.sender, [mail.to], message)
    except smtplib.SMTPRecipientsRefused as error:
        refused: dict[str, tuple[int, bytes]] = error.recipients
        code, said = next(iter(refused.values()))
        raise _refused(mail.to, code, said) from None
    except smtplib.SMTPAuthenticationError:
        raise OutsideError(
            f"{account.host} does not accept the user name or password. Set the account again: helloword mail set.",
            code="mail_login", host=account.host,
        ) from None  # fmt: skip
    except (smtplib.SMTPException, OSError) as error:
        raise OutsideError(
            f"{account.host}:{account.port} did not take the mail ({error}). It is tried again later.",
            code="mail_failed", host=account.host, port=str(account.port),
        ) from None  # fmt: skip


def written(account: Account, mail: Mail) -> bytes:
    """The mail as it goes over the wire; raises InputError for an address that is none."""
    if not is_address(mail.to):
        raise InputError(f'"{mail.to}" is not an e-mail address.', code="bad_email", email=mail.to)
    message = EmailMessage()
    message["From"], message["To"] = _sender(account, mail.sender_name), mail.to
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = formatdate(localtime=False)
    message["Message-ID"] = f"<{mail.key}@{account.sender.rpartition('@')[2]}>"
    if mail.unsubscribe:
        message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(mail.body)
    if mail.html:
        _add_html(message, mail)
    for file in mail.attachments:
        kind, _, sub = file.media_type.partition("/")
        message.add_attachment(file.content, maintype=kind, subtype=sub, filename=file.name)
    return message.as_bytes(policy=policy.SMTP)


def _add_html(message: EmailMessage, mail: Mail) -> None:  # type: ignore[explicit-any]  # a default of its stub
    """In base64: lines of HTML are longer than the 998 bytes that SMTP carries."""
    page = EmailMessage()
    page.set_content(mail.html, subtype="html", cte="base64")
    for picture in mail.pictures:
        page.add_related(picture.content, "image", "png", cid=f"<{picture.id}>")
    message.make_alternative()
    message.attach(page)


def _sender(account: Account, name: str) -> str | Address:
    return Address(" ".join(name.split()), addr_spec=account.sender) if name else account.sender


def _connected(account: Account) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if account.secure:
        server: smtplib.SMTP = smtplib.SMTP_SSL(account.host, account.port, timeout=SECONDS, context=trusted)
    else:
        server = smtplib.SMTP(account.host, account.port, timeout=SECONDS)
        server.ehlo()
        if server.has_extn("starttls"):
            server.starttls(context=trusted)
            server.ehlo()
        elif account.password and account.host not in _LOCAL:
            server.close()
            raise smtplib.SMTPNotSupportedError("it offers no TLS, and a password does not go over an open line")
    if account.password:
        server.login(account.user, account.password)
    return server


def _refused(to: str, code: int, said: bytes) -> InputError | OutsideError:
    """5xx is for ever, 4xx is for now (RFC 5321, section 4.2.1)."""
    text = said.decode("utf-8", "replace")
    if code >= 500:
        return InputError(f"The mail server refuses the address {to} ({code} {text}).", code="mail_refused", to=to)
    return OutsideError(f"The mail server does not take mail to {to} now ({code} {text}).", code="mail_failed", host=to, port="25")  # fmt: skip
