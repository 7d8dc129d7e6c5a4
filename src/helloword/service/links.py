"""The address of a buyer's page: a random code, a last day, and a signature; nothing that leads to a person."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex
from urllib.parse import urlsplit

from sqlalchemy import select

from helloword.errors import InputError
from helloword.sealing import signature, signed
from helloword.service.tables import AskRow
from helloword.workspace import Workspace

VARIABLE = "HELLOWORD_URL"
PURPOSE = "survey link"
ANSWERED_WITHIN = timedelta(days=90)
"""Time after the mail in which it can be answered; its way to say "no more" works for ever."""
PATH = re.compile(r"/s/(?P<token>[0-9a-f]{16}-[0-9a-f]{1,6}-[0-9a-f]{32})(?P<stop>/stop)?")
"""The only addresses of the server that buyers reach."""
_LENGTH = 32
_LOCAL = ("localhost", "127.0.0.1", "::1")


def new_code() -> str:
    """A code that nobody can guess."""
    return token_hex(8)


def token(workspace: Workspace, code: str, asked_at: datetime) -> str:
    """What the address of a page ends in."""
    told = f"{code}-{(asked_at + ANSWERED_WITHIN).astimezone(UTC).date().toordinal():x}"
    return f"{told}-{signature(workspace, told, PURPOSE)[:_LENGTH]}"


def asked_by(workspace: Workspace, given: str, now: datetime) -> tuple[AskRow, bool] | None:
    """Whom a token was made for, and whether it can be answered now; None for one that the company did not make."""
    told, _, claimed = given.rpartition("-")
    code, _, last = told.partition("-")
    full = signature(workspace, told, PURPOSE)
    if not signed(workspace, told, PURPOSE, claimed + full[_LENGTH:]) or len(claimed) != _LENGTH:
        return None
    with workspace.state.read() as session:
        row = session.scalar(select(AskRow).where(AskRow.code == code))
    return (row, now.astimezone(UTC).date() <= date.fromordinal(int(last, 16))) if row else None


def link_base(workspace: Workspace) -> str:
    """Where buyers reach the server from outside; raises InputError where they could not."""
    given = (workspace.settings.survey_url or os.environ.get(VARIABLE, "")).strip().rstrip("/")
    parts = urlsplit(given)
    if parts.scheme != "https" or not parts.hostname or parts.hostname in _LOCAL or parts.query:
        raise InputError(
            "Buyers need an address that they can open. Give the https:// address that leads to this server as url "
            "below [surveys] in helloword.toml; only its pages below /s/ have to be reachable.",
            code="no_survey_url",
        )
    return given


def public_host(workspace: Workspace) -> str | None:
    """The host of that address; None where there is none."""
    try:
        return urlsplit(link_base(workspace)).hostname
    except InputError:
        return None
