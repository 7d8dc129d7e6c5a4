"""Who somebody is, as their provider says: the code is redeemed for a signed token, and what it lacks is asked for."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import quote_plus, urlsplit

from helloword.access.oidc.discovery import Discovery, discover, keys_of
from helloword.access.oidc.fetching import ask, unusable
from helloword.access.oidc.id_token import Expected, TokenError, claims_of
from helloword.access.oidc.providers import Provider, secret_of
from helloword.access.oidc.refusals import refused
from helloword.workspace import Workspace

_GOOGLE = "https://accounts.google.com"
_MOST_NAME, _MOST_EMAIL = 80, 254


@dataclass(frozen=True)
class Identity:
    """Somebody as their provider knows them; `email` only where it vouches for it."""

    issuer: str
    subject: str
    email: str | None
    name: str


def identity(
    workspace: Workspace, provider: Provider, code: str, verifier: str, nonce: str, redirect: str, now: datetime
) -> Identity:
    """Redeem a code; raises InputError where the provider does not take it, or its token does not hold."""
    found = discover(provider.issuer)
    told = _redeemed(workspace, provider, found, code, verifier, redirect)
    token, access = told.get("id_token"), told.get("access_token")
    if not isinstance(token, str):
        raise TokenError("id_token")
    claims = claims_of(token, partial(keys_of, found), Expected(provider.issuer, provider.client_id, nonce), now)
    if "email_verified" not in claims and "xms_edov" not in claims and isinstance(access, str):
        claims = {**_userinfo(found, access, str(claims["sub"])), **claims}
    name = claims.get("name")
    return Identity(
        provider.issuer, str(claims["sub"]), vouched_for(provider.issuer, claims),
        " ".join(name.split())[:_MOST_NAME] if isinstance(name, str) else "",
    )  # fmt: skip


def vouched_for(issuer: str, claims: Mapping[str, object]) -> str | None:
    """The e-mail address, if the provider says that it is this person's.

    Entra ID says so in `xms_edov` alone. Google vouches for the addresses of its own mail and of the companies that it
    keeps (`hd`); another one was theirs on some day.

    >>> vouched_for("https://id.example", {"email": "Wu@acme.example", "email_verified": True})
    'wu@acme.example'
    >>> vouched_for("https://id.example", {"email": "wu@acme.example"})
    >>> vouched_for("https://accounts.google.com", {"email": "wu@acme.example", "email_verified": True})
    >>> vouched_for("https://id.example", {"email": "wu@acme.example", "xms_edov": "1"})
    'wu@acme.example'
    """
    email = claims.get("email")
    if not isinstance(email, str) or email.count("@") != 1 or len(email) > _MOST_EMAIL or not email.isprintable():
        return None
    said = claims.get("email_verified", claims.get("xms_edov"))
    if said not in (True, "true", "True", "1"):
        return None
    bare = email.strip().casefold()
    if issuer == _GOOGLE and not bare.endswith("@gmail.com") and not claims.get("hd"):
        return None
    return bare


def _redeemed(
    workspace: Workspace, provider: Provider, found: Discovery, code: str, verifier: str, redirect: str
) -> Mapping[str, object]:
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect, "code_verifier": verifier}
    headers, secret = {}, secret_of(workspace, provider.id)
    if found.basic:
        pair = f"{quote_plus(provider.client_id)}:{quote_plus(secret)}"
        headers["Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    else:
        form |= {"client_id": provider.client_id, "client_secret": secret}
    status, told = ask(found.token, found.issuer, form, headers)
    if status != 200:
        raise refused("provider_declined", name=provider.name, provider=provider.id)
    return told


def _userinfo(found: Discovery, access: str, subject: str) -> Mapping[str, object]:
    """What the provider tells besides the token, of the same person; nothing where it tells nothing."""
    if found.userinfo is None or not access.isascii() or not access.isprintable():
        return {}
    status, told = ask(found.userinfo, found.issuer, headers={"Authorization": f"Bearer {access}"})
    if status != 200:
        return {}
    if told.get("sub") != subject:
        raise unusable(urlsplit(found.issuer).hostname or "", "it tells of somebody else than its token")
    return told
