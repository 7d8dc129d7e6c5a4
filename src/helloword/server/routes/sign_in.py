"""/api/v1/sign-in: coming in by a provider of identity (OpenID Connect).

The provider sends the browser back to `/sign-in/<id>`, a page of the web app, which hands on what it was given. So
whatever changes something here is asked by a page of this server, and requests of other sites stay refused.
"""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from helloword.access.oidc import Entered, Returned, begin, finish, finish_with_code
from helloword.access.oidc.beginning import HOLDS
from helloword.server import access_shapes as shapes
from helloword.server.addressed import ProviderId
from helloword.server.asking_for import asker_by_session
from helloword.server.letting_in import agent_of, is_secure, pace, remember
from helloword.server.people_answers import session_json
from helloword.server.served import Serving, unkept
from helloword.workspace import Workspace

router = APIRouter()


@router.post("/api/v1/sign-in/{id}", response_model=shapes.ProviderAddress)
def begun(
    request: Request, served: Serving, id: ProviderId, given: Annotated[shapes.ProviderWanted, Body()]
) -> Response:
    """The provider's address for this browser, good for ten minutes."""
    pace(request)
    workspace = served.workspace
    back, kept = _way_back(request, workspace, id), request.cookies.get(_cookie(request), "")
    sent = begin(workspace, id, back, kept, given.back_to, given.secret)
    answer = unkept({"url": sent.url})
    answer.set_cookie(
        _cookie(request), sent.browser, max_age=int(HOLDS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=is_secure(request),
    )  # fmt: skip
    return answer


@router.post("/api/v1/sign-in/{id}/finish", response_model=shapes.ProviderSignedIn)
def finished(
    request: Request, served: Serving, id: ProviderId, given: Annotated[shapes.ProviderAnswer, Body()]
) -> Response:
    """Come in with what the provider sent along."""
    pace(request)
    workspace = served.workspace
    back = Returned(given.state, request.cookies.get(_cookie(request), ""), given.code, given.error, given.iss)
    return _let_in(
        request, workspace, finish(workspace, id, back, _way_back(request, workspace, id), agent_of(request))
    )


@router.post("/api/v1/sign-in/{id}/second-factor", response_model=shapes.ProviderSignedIn)
def second_factor(
    request: Request, served: Serving, id: ProviderId, given: Annotated[shapes.ProviderCode, Body()]
) -> Response:
    """Come in with the code that the account asks for besides the provider's word."""
    pace(request)
    back = Returned(given.state, request.cookies.get(_cookie(request), ""), given.code)
    return _let_in(request, served.workspace, finish_with_code(served.workspace, id, back, agent_of(request)))


def _let_in(request: Request, workspace: Workspace, entered: Entered) -> Response:
    session = session_json(workspace, asker_by_session(workspace, entered.secret), is_open=False)
    answer = unkept({"session": session, "back_to": entered.back_to})
    remember(request, answer, entered.secret)
    return answer


def _cookie(request: Request) -> str:
    """With the prefix that keeps neighbours under the same domain from setting it, wherever browsers let it be used."""
    return "__Host-helloword-sign-in" if is_secure(request) else "helloword-sign-in"


def _way_back(request: Request, workspace: Workspace, id: str) -> str:
    """Where the provider sends the browser: the company's address, or this machine's where it was asked by that."""
    host, url = request.headers.get("host", ""), workspace.settings.server_url
    base = url if url and urlsplit(url).netloc.lower() == host.lower() else f"http://{host}"
    return f"{base}/sign-in/{id}"
