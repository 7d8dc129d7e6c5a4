"""The only pages that buyers see: the question behind a mail's link, and the word that they want no more mails."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from helloword.errors import HellowordError, InputError
from helloword.server.pacing import Pace
from helloword.server.served import Served
from helloword.service.answering import answer, given, stop_asking
from helloword.service.keeping import surveys
from helloword.service.letters import DEFAULT, languages
from helloword.service.links import PATH, asked_by
from helloword.service.page import asking_page, stopping_page, word_page
from helloword.service.tables import AskRow
from helloword.workspace import Workspace

MOST_BYTES = 2_000
"""Of a form; the longest that the page or a mail program sends has some fifty."""
EVERYBODY, ONE = (600, 60.0), (30, 600.0)
"""Requests and seconds: of all buyers together, and of one of them."""
_HEADERS = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}


def add_buyers(app: FastAPI) -> None:
    """Serve the pages below /s/."""
    app.state.everybody, app.state.one = Pace(*EVERYBODY), Pace(*ONE)
    app.add_route("/s/{rest:path}", _answer, methods=["GET", "POST"], include_in_schema=False)


async def _answer(request: Request) -> Response:
    path = PATH.fullmatch(request.url.path)
    state = request.app.state
    if not state.everybody.allows("") or (path and not state.one.allows(path["token"])):
        return _page(word_page("busy", _language(request)), 429)
    if path is None:
        return _page(word_page("wrong", _language(request)), 404)
    form = await _form(request) if request.method == "POST" else None
    if request.method == "POST" and form is None:
        return _page(word_page("wrong", _language(request)), 413)
    served = state.served
    assert isinstance(served, Served)
    try:
        return await run_in_threadpool(_told, served.workspace, path["token"], path["stop"] is not None, form, _language(request))  # fmt: skip
    except HellowordError:
        return _page(word_page("busy", _language(request)), 503)


def _told(workspace: Workspace, token: str, stop: bool, form: dict[str, list[str]] | None, language: str) -> Response:
    found = asked_by(workspace, token, datetime.now(UTC))
    if found is None:
        return _page(word_page("wrong", language), 404)
    ask, open_ = found
    sender = surveys(workspace)[ask.store].rule.sender
    if stop:
        if form is not None:
            stop_asking(workspace, ask)
        return _page(stopping_page(sender, ask.language, stopped=form is not None))
    if not open_:
        return _page(word_page("over", ask.language), 410)
    return _question(workspace, ask, sender, token, form)


def _question(
    workspace: Workspace, ask: AskRow, sender: str, token: str, form: dict[str, list[str]] | None
) -> Response:
    status = 200
    if form is not None:
        try:
            answer(workspace, ask, int(form.get("score", [""])[0]))
        except (InputError, ValueError):
            status, form = 422, None
    page = asking_page(
        ask.kind, sender, ask.language, f"/s/{token}/stop", given(workspace, ask.id), thanks=form is not None
    )
    return _page(page, status)


async def _form(request: Request) -> dict[str, list[str]] | None:
    """The fields of a form; None for one that is too long."""
    body = b""
    async for some in request.stream():
        body += some
        if len(body) > MOST_BYTES:
            return None
    return parse_qs(body.decode("utf-8", "replace"), max_num_fields=20) if body.count(b"&") < 20 else {}


def _language(request: Request) -> str:
    wanted = request.headers.get("accept-language", "")
    known = [part.strip()[:2].casefold() for part in wanted.split(",")]
    return next((language for language in known if language in languages()), DEFAULT)


def _page(html: str, status: int = 200) -> Response:
    return HTMLResponse(html, status, _HEADERS)
