"""What a provider says of itself, and the keys it signs with; both are asked for once an hour."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar
from urllib.parse import urlsplit

from helloword.access.oidc.fetching import ask, check_place, unusable

T = TypeVar("T")
HOLDS, KEYS_AGAIN = 3600.0, 60.0
"""Seconds for which an answer holds, and after which keys are asked for again where one is not among them."""
MOST_KEYS, _MOST_KEPT = 50, 50


@dataclass(frozen=True)
class Discovery:
    """Where a provider does what; `basic`: it takes the client's secret in a header, else in the form."""

    issuer: str
    authorization: str
    token: str
    keys: str
    userinfo: str | None
    basic: bool


class _Kept(Generic[T]):
    """Answers by address, and when they came."""

    def __init__(self) -> None:
        self._answers: dict[str, tuple[float, T]] = {}
        self._lock = Lock()

    def get(self, address: str, fetch: Callable[[], T], holds: float) -> T:
        with self._lock:
            at, kept = self._answers.get(address, (0.0, None))
        if kept is not None and time.monotonic() - at < holds:
            return kept
        answer = fetch()
        with self._lock:
            while len(self._answers) >= _MOST_KEPT:
                self._answers.pop(next(iter(self._answers)))
            self._answers[address] = (time.monotonic(), answer)
        return answer


_DISCOVERED: _Kept[Discovery] = _Kept()
_KEYS: _Kept[tuple[dict[str, object], ...]] = _Kept()


def discover(issuer: str, *, again: bool = False) -> Discovery:
    """A provider's own description; raises OutsideError where it has none that holds. `again` asks in any case."""
    return _DISCOVERED.get(issuer, lambda: _discovered(issuer), 0.0 if again else HOLDS)


def keys_of(found: Discovery, kid: str | None, *, again: bool = False) -> tuple[dict[str, object], ...]:
    """The keys that may have signed what names `kid`; asked for again where it is not among those known."""
    kept = _keys(found, 0.0 if again else HOLDS)
    if kid is not None and not any(key.get("kid") == kid for key in kept):
        kept = _keys(found, KEYS_AGAIN)
    return tuple(key for key in kept if kid is None or key.get("kid") in (kid, None))


def _discovered(issuer: str) -> Discovery:
    host = urlsplit(issuer).hostname or ""
    status, told = ask(f"{issuer.rstrip('/')}/.well-known/openid-configuration", issuer)
    if status != 200:
        raise unusable(host, f"status {status} for its description")
    if told.get("issuer") != issuer:
        raise unusable(host, f'it calls itself "{str(told.get("issuer"))[:200]}", not "{issuer}"')
    ways = told.get("token_endpoint_auth_methods_supported")
    userinfo = told.get("userinfo_endpoint")
    found = Discovery(
        issuer, _text(told, "authorization_endpoint", host), _text(told, "token_endpoint", host),
        _text(told, "jwks_uri", host), userinfo if isinstance(userinfo, str) else None,
        not isinstance(ways, list) or "client_secret_basic" in ways,
    )  # fmt: skip
    for place in (found.authorization, found.token, found.keys, found.userinfo):
        if place is not None:
            check_place(place, issuer)
    return found


def _keys(found: Discovery, holds: float) -> tuple[dict[str, object], ...]:
    return _KEYS.get(found.keys, lambda: _fetched(found), holds)


def _fetched(found: Discovery) -> tuple[dict[str, object], ...]:
    status, told = ask(found.keys, found.issuer)
    listed = told.get("keys")
    if status != 200 or not isinstance(listed, list):
        raise unusable(urlsplit(found.issuer).hostname or "", "it shows no keys")
    return tuple(key for key in listed[:MOST_KEYS] if isinstance(key, dict) and key.get("use") in (None, "sig"))


def _text(told: dict[str, object], name: str, host: str) -> str:
    value = told.get(name)
    if not isinstance(value, str):
        raise unusable(host, f"it lacks {name}")
    return value
