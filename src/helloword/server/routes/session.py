"""/api/v1/session and /api/v1/invitation: coming in and going out."""

from __future__ import annotations

from threading import BoundedSemaphore
from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from helloword.access import accept, end_session, found_company, sign_in, the_invitation
from helloword.errors import SignInNeededError
from helloword.server import access_shapes as shapes
from helloword.server.asking_for import COOKIE, asker_by_session, asker_of
from helloword.server.letting_in import agent_of, pace, remember
from helloword.server.people_answers import providers_json, session_json
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept

router = APIRouter()
_TURN = BoundedSemaphore(2)
"""A password's hash takes a core and 64 MiB for a moment."""


@router.get("/api/v1/session", response_model=shapes.Session)
def who(request: Request, served: Serving) -> Response:
    """Who asks: a person, nobody yet, or this machine where nobody signs in."""
    try:
        asker = asker_of(request, served.workspace)
    except SignInNeededError:
        return unkept(session_json(served.workspace, None, is_open=False))
    return unkept(session_json(served.workspace, asker, is_open=asker.person is None))


@router.post("/api/v1/session", response_model=shapes.Session)
def begin(request: Request, served: Serving, given: Annotated[shapes.SigningIn, Body()]) -> Response:
    """Sign in."""
    pace(request)
    with _TURN:
        secret = sign_in(served.workspace, given.email, given.password, given.code, agent_of(request))
    return _let_in(request, served, secret)


@router.delete("/api/v1/session", response_model=shapes.Session)
def end(request: Request, served: Serving) -> Response:
    """Sign out of this browser."""
    try:
        visit = asker_of(request, served.workspace).visit
    except SignInNeededError:
        visit = None
    if visit is not None:
        end_session(served.workspace, visit.id)
    answer = unkept(session_json(served.workspace, None, is_open=False))
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.post("/api/v1/invitation", response_model=shapes.Invited)
def invited(request: Request, served: Serving, given: Annotated[shapes.LinkGiven, Body()]) -> Response:
    """What a one-time link is for."""
    pace(request)
    found = the_invitation(served.workspace, given.secret)
    person = found.person
    told: Json = {
        "company": served.workspace.settings.name, "owner": person is None, "name": person.name if person else None,
        "email": person.email if person else None, "again": found.again,
        "providers": providers_json(served.workspace) if person else [],
    }  # fmt: skip
    return unkept(told)


@router.post("/api/v1/invitation/accept", response_model=shapes.Session)
def accepted(request: Request, served: Serving, given: Annotated[shapes.Accepting, Body()]) -> Response:
    """Choose a password by a one-time link, and be signed in."""
    pace(request)
    workspace, agent = served.workspace, agent_of(request)
    with _TURN:
        if the_invitation(workspace, given.secret).person is None:
            secret = found_company(
                workspace, given.secret, given.name, given.email, given.password, agent, given.locale
            )  # fmt: skip
        else:
            secret = accept(workspace, given.secret, given.password, agent)
    return _let_in(request, served, secret)


def _let_in(request: Request, served: Serving, secret: str) -> Response:
    """Who is signed in now, with the cookie by which they are known."""
    answer = unkept(session_json(served.workspace, asker_by_session(served.workspace, secret), is_open=False))
    remember(request, answer, secret)
    return answer
