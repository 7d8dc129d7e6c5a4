"""Who may talk to the server: this machine's own pages and tools, nobody who merely found its address.

A page of another site can make a browser send requests to 127.0.0.1, and a name of its own can be made to point there
(DNS rebinding). The Host header gives the second away, Origin and Sec-Fetch-Site the first.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from helloword.errors import HellowordError
from helloword.server.language import wanted_locale
from helloword.server.problems import problem
from helloword.service.links import PATH, public_host
from helloword.text import Text

_HOST = Text(
    "只接受发往 127.0.0.1、localhost 或 helloword.toml 中 [server] 网址的请求。",
    "Only requests to 127.0.0.1, localhost or the url of [server] in helloword.toml are answered.",
)
_ORIGIN = Text("其他网站的页面不能读取这里的数据。", "Pages of other sites cannot read the data here.")
PROBES = ("/healthz", "/readyz")
"""Asked by whoever starts the server and watches over it, at whatever address it has there; they tell nothing of the company."""
HEADERS = {
    # Styles of the interface's components are made at run time; scripts never are.
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses foreign hosts and origins, and adds the security headers to every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        headers = Headers(scope=scope)
        anywhere = scope["path"] in PROBES or _of_buyer(scope, headers)
        refusal = None if anywhere else refused(headers, scope["path"], _own_host(scope))
        if refusal is None:
            return await self.app(scope, receive, guarded(send))
        code, text = refusal
        locale = wanted_locale(None, headers.get("accept-language"), "en")
        return await problem(403, code, text.in_(locale), locale)(scope, receive, guarded(send))


def refused(headers: Headers, path: str, own: str | None = None) -> tuple[str, Text] | None:
    """Code and words of the refusal, or None for a request that may pass; `own` is the host by which colleagues come."""
    host = headers.get("host", "")
    if not is_loopback(host) and (own is None or host.lower() != own):
        return "foreign_host", _HOST
    origin = headers.get("origin")
    if origin is not None and origin not in (f"http://{host}", f"https://{host}"):
        return "foreign_origin", _ORIGIN
    if path.startswith("/api") and headers.get("sec-fetch-site") in ("cross-site", "same-site"):
        return "foreign_origin", _ORIGIN
    return None


def _own_host(scope: Scope) -> str | None:
    try:
        url = scope["app"].state.served.workspace.settings.server_url
    except HellowordError:
        return None
    return urlsplit(url).netloc.lower() if url else None


def _of_buyer(scope: Scope, headers: Headers) -> bool:
    """Whether a buyer asks for the page behind their mail: that alone may come by the company's public address.

    Mail programs send the word that no more mails are wanted from anywhere, and the signature in the address is what
    tells the buyer, so that Origin says nothing here.
    """
    if not PATH.fullmatch(scope["path"]):
        return False
    host = headers.get("host", "")
    try:
        return is_loopback(host) or _name(host) == public_host(scope["app"].state.served.workspace)
    except HellowordError:
        return False


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def is_of_this_machine(headers: Headers) -> bool:
    """Whether a request was sent by a program of this machine to itself, and was not handed on by a proxy."""
    handed_on = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
    return is_loopback(headers.get("host", "")) and not any(name in headers for name in handed_on)


def is_loopback(host: str) -> bool:
    """Whether a Host header, with or without a port, names this machine alone.

    >>> [is_loopback(h) for h in ("127.0.0.1:8765", "localhost", "[::1]:80", "evil.example", "127.0.0.1.evil.example")]
    [True, True, True, False, False]
    """
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def guarded(send: Send) -> Send:
    """The same with the security headers."""

    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return with_headers
