"""/api/v1/account: one's own password, second factor, sessions, tokens and providers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Depends, Request
from starlette.responses import Response

from helloword.access import confirm, end_session, enrol, make_token, revoke_token, sessions_of, set_password
from helloword.access.oidc import unbind
from helloword.access.second_factor import end_own
from helloword.errors import NotAllowedError, UnknownNameError
from helloword.people import Person
from helloword.server import access_shapes as shapes
from helloword.server.addressed import BrowserId, OwnProviderId, TokenId
from helloword.server.asking_for import Asker, let_in
from helloword.server.people_answers import account_json, picture_of, token_json
from helloword.server.served import Serving, unkept

router = APIRouter()


def _signed_in(request: Request) -> Asker:
    """Who asks, in a browser in which they are signed in: a token does not change what opens the door."""
    asker = let_in(request)
    if asker.person is None or asker.visit is None:
        raise NotAllowedError("Sign in in a browser for this.", code="session_needed")
    return asker


SignedIn = Annotated[Asker, Depends(_signed_in)]


@router.get("/api/v1/account", response_model=shapes.OwnAccount)
def own(served: Serving, asker: SignedIn) -> Response:
    """One's own account."""
    return unkept(account_json(served.workspace, asker))


@router.post("/api/v1/account/password", response_model=shapes.OwnAccount)
def password(served: Serving, asker: SignedIn, given: Annotated[shapes.NewPassword, Body()]) -> Response:
    """Change one's password; every other browser is signed out."""
    keep = asker.visit.id if asker.visit else None
    set_password(served.workspace, _person(asker).id, given.old, given.new, keep)
    return unkept(account_json(served.workspace, asker))


@router.post("/api/v1/account/second-factor", response_model=shapes.SecondFactor)
def begin(served: Serving, asker: SignedIn) -> Response:
    """A secret for an authenticator app; asked for once it is confirmed."""
    enrolled = enrol(served.workspace, _person(asker).id)
    return unkept({"secret": enrolled.secret, "uri": enrolled.uri, "picture": picture_of(enrolled.uri)})


@router.post("/api/v1/account/second-factor/confirm", response_model=shapes.RecoveryCodes)
def confirmed(served: Serving, asker: SignedIn, given: Annotated[shapes.CodeGiven, Body()]) -> Response:
    """Ask for the second factor from now on."""
    return unkept({"codes": list(confirm(served.workspace, _person(asker).id, given.code))})


@router.post("/api/v1/account/second-factor/end", response_model=shapes.OwnAccount)
def ended(served: Serving, asker: SignedIn, given: Annotated[shapes.CodeGiven, Body()]) -> Response:
    """Ask no second factor any more."""
    end_own(served.workspace, _person(asker).id, given.code)
    return unkept(account_json(served.workspace, asker))


@router.post("/api/v1/account/tokens", response_model=shapes.TokenMade)
def tokens(served: Serving, asker: SignedIn, given: Annotated[shapes.NewToken, Body()]) -> Response:
    """Make a token for a program."""
    token, secret = make_token(served.workspace, _person(asker).id, given.name, given.permissions, given.days)
    return unkept({"token": token_json(token), "secret": secret})


@router.delete("/api/v1/account/tokens/{id}", response_model=shapes.OwnAccount)
def revoked(served: Serving, asker: SignedIn, id: TokenId) -> Response:
    """End a token."""
    revoke_token(served.workspace, _person(asker).id, id)
    return unkept(account_json(served.workspace, asker))


@router.delete("/api/v1/account/sessions/{id}", response_model=shapes.OwnAccount)
def signed_out(served: Serving, asker: SignedIn, id: BrowserId) -> Response:
    """Sign out of another browser."""
    if id not in {visit.id for visit in sessions_of(served.workspace, _person(asker).id)}:
        raise UnknownNameError("session", id, (), code="unknown_session")
    end_session(served.workspace, id)
    return unkept(account_json(served.workspace, asker))


@router.delete("/api/v1/account/providers/{id}", response_model=shapes.OwnAccount)
def unbound(served: Serving, asker: SignedIn, id: OwnProviderId) -> Response:
    """Be let in by a provider no more; every other browser is signed out."""
    unbind(served.workspace, _person(asker).id, id, asker.visit.id if asker.visit else None)
    return unkept(account_json(served.workspace, asker))


def _person(asker: Asker) -> Person:
    assert asker.person is not None
    return asker.person
