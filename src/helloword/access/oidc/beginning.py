"""Sending a browser to a provider, with what it has to bring back."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from sqlalchemy import delete, func, select

from helloword.access.accounts import anybody_signs_in
from helloword.access.invitations import the_invitation
from helloword.access.oidc.discovery import Discovery, discover
from helloword.access.oidc.providers import Provider, the_provider
from helloword.access.oidc.refusals import refused
from helloword.access.secrets import hash_of, new_secret
from helloword.access.tables import BegunRow
from helloword.audit.entry import moment
from helloword.errors import TooOftenError
from helloword.sealing import signature
from helloword.workspace import Workspace

HOLDS = timedelta(minutes=10)
MOST_OPEN = 5_000
"""Sign-ins under way at once, of everybody."""
SCOPE = "openid email profile"
_SECRET = re.compile(r"[\w-]{43}")
_LOCAL = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]{0,1000}")
_DOORS = ("/sign-in", "/join")


@dataclass(frozen=True)
class Begun:
    """Where the browser goes, and the secret it keeps in a cookie meanwhile."""

    url: str
    browser: str


def begin(
    workspace: Workspace, provider: str, redirect: str, browser: str = "", back_to: str = "/", link: str = "",
    now: datetime | None = None,
) -> Begun:  # fmt: skip
    """Begin a sign-in that holds for ten minutes.

    Args:
        redirect: the address that the provider sends the browser back to.
        browser: the secret that this browser keeps already, where it does.
        back_to: the page that was wanted; whatever is no page of this server becomes the first one.
        link: the secret of a one-time link that is to be accepted.
    """
    at = now or datetime.now(UTC)
    if not anybody_signs_in(workspace):
        raise refused("owner_first")
    chosen = the_provider(workspace, provider)
    hint = _hint(workspace, link, at)
    found = discover(chosen.issuer)
    state = new_secret()
    kept = browser if _SECRET.fullmatch(browser) else new_secret()
    with workspace.state.write() as session:
        session.execute(delete(BegunRow).where(BegunRow.expires_at <= moment(at)))
        if (session.scalar(select(func.count()).select_from(BegunRow)) or 0) >= MOST_OPEN:
            raise TooOftenError("Many people sign in just now; wait a few minutes and try again.")
        session.add(
            BegunRow(
                hash=hash_of(state), provider=chosen.id, browser=hash_of(kept), back_to=local(back_to),
                link=hash_of(link) if link else None, expires_at=moment(at + HOLDS), taken_at=None, person=None,
                issuer=None, subject=None,
            )
        )  # fmt: skip
    return Begun(_address(workspace, chosen, found, redirect, state, kept, hint), kept)


def nonce_of(workspace: Workspace, state: str, browser: str) -> str:
    """What the provider's token has to repeat; made of what only this browser brings back, so that nothing is kept."""
    return signature(workspace, f"{state} {browser}", "sign-in nonce")


def verifier_of(workspace: Workspace, state: str, browser: str) -> str:
    """The secret by which the code is redeemed (PKCE, RFC 7636), made in the same way."""
    return signature(workspace, f"{state} {browser}", "sign-in verifier")


def local(path: str) -> str:
    """A page of this server; the first page for any other address.

    >>> [local(p) for p in ("/kpis/orders?period=2026-10", "//evil.example", "/\\\\evil.example", "https://evil.example", "/join#x")]
    ['/kpis/orders?period=2026-10', '/', '/', '/', '/']
    """
    return path if _LOCAL.fullmatch(path) and not path.startswith(_DOORS) else "/"


def _hint(workspace: Workspace, link: str, at: datetime) -> str:
    """The address of whom a link is for; raises InputError where the link is over, or makes the owner."""
    if not link:
        return ""
    person = the_invitation(workspace, link, at).person
    if person is None:
        raise refused("owner_first")
    return person.email or ""


def _address(
    workspace: Workspace, provider: Provider, found: Discovery, redirect: str, state: str, browser: str, hint: str
) -> str:
    digest = hashlib.sha256(verifier_of(workspace, state, browser).encode()).digest()
    asked = {
        "response_type": "code", "client_id": provider.client_id, "redirect_uri": redirect, "scope": SCOPE, "state": state,
        "nonce": nonce_of(workspace, state, browser), "code_challenge_method": "S256",
        "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
    }  # fmt: skip
    if hint:
        asked["login_hint"] = hint
    return f"{found.authorization}{'&' if '?' in found.authorization else '?'}{urlencode(asked)}"
