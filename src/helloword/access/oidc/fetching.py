"""Asking a provider over the network: within limits of time and size, nowhere but where it lives, following no redirects."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from helloword.errors import OutsideError

MOST_BYTES = 256 * 1024
SECONDS = 8.0
_STAND_INS = ip_network("198.18.0.0/15")
"""What name servers of some proxies answer for any host; nothing lives there."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str) -> None:
        """A provider's addresses stand in its own document and lead nowhere else."""


def ask(
    url: str, issuer: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> tuple[int, dict[str, object]]:
    """Status and JSON object of an answer; raises OutsideError where there is none that can be used."""
    check_place(url, issuer)
    body = urlencode(form).encode() if form is not None else None
    request = Request(url, body, {"Accept": "application/json", "User-Agent": "helloword", **(headers or {})})  # noqa: S310  # checked above
    handlers = (_NoRedirects(), ProxyHandler({})) if is_here(_host(url)) else (_NoRedirects(),)
    try:
        try:
            answer = build_opener(*handlers).open(request, timeout=SECONDS)
        except HTTPError as error:
            answer = error
        with answer:
            return answer.status, _object(_body(answer, _host(url)), _host(url))
    except (URLError, OSError, HTTPException) as error:
        why = getattr(error, "reason", None) or error
        raise OutsideError(
            f"{_host(url)} cannot be reached ({why}). Try again in a while.",
            code="provider_unreachable", host=_host(url),
        ) from None  # fmt: skip


def check_place(url: str, issuer: str) -> None:
    """Raise OutsideError for an address that is not https, or leads into a network where the issuer is not."""
    parts = urlsplit(url)
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_here(_host(url)) and is_here(_host(issuer)))
    if not secure or not parts.hostname or parts.username or parts.fragment:
        raise unusable(_host(issuer), f"{url[:200]} is no https address")
    if _host(url) != _host(issuer) and any(_is_inside(address) for address in _addresses(_host(url))):
        raise unusable(_host(issuer), f"{_host(url)} is inside another network than the issuer")


def is_here(host: str) -> bool:
    """Whether a host is this machine.

    >>> [is_here(host) for host in ("localhost", "127.0.0.1", "::1", "example.com", "127.0.0.1.example.com")]
    [True, True, True, False, False]
    """
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def unusable(host: str, why: str) -> OutsideError:
    """What is said of a provider whose answers cannot be used."""
    return OutsideError(
        f"What {host} answers is not what an OpenID provider does: {why}.", code="provider_unusable", host=host, why=why
    )


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _addresses(host: str) -> list[IPv4Address | IPv6Address]:
    """Where a host is; nothing for one that only a proxy knows."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [ip_address(str(place[0]).partition("%")[0]) for *_, place in found]


def _is_inside(address: IPv4Address | IPv6Address) -> bool:
    return not address.is_global and not (address.version == 4 and address in _STAND_INS)


def _body(answer: HTTPResponse | HTTPError, host: str) -> bytes:
    body, until = b"", time.monotonic() + SECONDS
    while part := answer.read1(64 * 1024):
        body += part
        if len(body) > MOST_BYTES or time.monotonic() > until:
            raise unusable(host, "its answer does not end")
    return body


def _object(body: bytes, host: str) -> dict[str, object]:
    try:
        found: object = json.loads(body)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise unusable(host, "no JSON object")
    return found
