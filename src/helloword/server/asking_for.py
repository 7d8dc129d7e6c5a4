"""Who asks: a person by their session's cookie, a program by its token, or, before anybody signs in, this machine."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session
from starlette.requests import Request

from helloword.access import Visit, token_of
from helloword.access.accounts import has_accounts
from helloword.access.secrets import hash_of
from helloword.access.sessions import find_session, used
from helloword.audit import LOCAL, Actor
from helloword.errors import NotAllowedError, SignInNeededError
from helloword.people import Person, permissions
from helloword.scope import EVERYTHING, Scope
from helloword.server.guarding import is_of_this_machine
from helloword.server.standing import standing_of
from helloword.workspace import Workspace

COOKIE = "helloword"
_BEARER = "bearer "


@dataclass(frozen=True)
class Asker:
    """Somebody who is let in: what they may do, what they see, and the name under which they change things.

    Attributes:
        person: None for this machine in a company in which nobody signs in.
        visit: the browser's session, where there is one.
    """

    actor: Actor
    permissions: frozenset[str]
    scope: Scope
    person: Person | None = None
    visit: Visit | None = None


def let_in(request: Request) -> Asker:
    """Who sends a request that was let in already."""
    asker = request.state.asker
    assert isinstance(asker, Asker)
    return asker


def as_told_to(asker: Asker, concerned: Callable[[Session], frozenset[str]]) -> Callable[[Workspace], Hashable]:
    """What an answer made for somebody depends on besides data: their roles, what they may do, all that was ever changed.

    Who they are is told apart for those alone whom `concerned` finds, by the names under which they change things.
    """

    def depends(workspace: Workspace) -> Hashable:
        standing = standing_of(workspace)
        name = asker.actor.name if asker.actor.name in standing.read(workspace, concerned, concerned) else None
        roles = asker.person.roles if asker.person else None
        return name, roles, asker.permissions, standing.head(workspace)

    return depends


def asker_of(request: Request, workspace: Workspace) -> Asker:
    """Who sends a request; raises SignInNeededError for nobody that is known."""
    bearer = request.headers.get("authorization", "")
    if bearer.lower().startswith(_BEARER):
        return _by_token(workspace, bearer[len(_BEARER) :].strip())
    found = asker_by_session(workspace, request.cookies.get(COOKIE, ""))
    if found is not None:
        return found
    open_to_all = not standing_of(workspace).read(workspace, "anybody", has_accounts)
    if open_to_all and is_of_this_machine(request.headers):
        return Asker(LOCAL, frozenset(permissions()), EVERYTHING)
    raise SignInNeededError()


def asker_by_session(workspace: Workspace, secret: str) -> Asker | None:
    """Whose session a secret is, as long as they work here."""
    visit = _visit(workspace, secret) if secret else None
    person = _person(workspace, visit.person) if visit else None
    return _of(person, person.permissions, visit) if person is not None and person.active else None


def asker_named(workspace: Workspace, name: str, permission: str) -> Asker:
    """Whoever changes things under a name and asked for something that is done now; raises NotAllowedError where they may no more."""
    if name == LOCAL.name:
        return Asker(LOCAL, frozenset(permissions()), EVERYTHING)
    person = _person(workspace, Actor(name).person or "")
    if person is None or not person.active or permission not in person.permissions:
        raise not_permitted(permission)
    return _of(person, person.permissions, None)


def not_permitted(permission: str) -> NotAllowedError:
    """The refusal of somebody whose roles lack a permission."""
    return NotAllowedError(
        f"Your roles do not include the permission for this ({permission}). Whoever manages people can give it.",
        code="not_permitted", permission=permission,
    )  # fmt: skip


def _visit(workspace: Workspace, secret: str) -> Visit | None:
    kept = standing_of(workspace).read(
        workspace, ("session", hash_of(secret)), lambda found: find_session(found, secret)
    )
    return used(workspace, kept, datetime.now(UTC)) if kept else None


def _person(workspace: Workspace, id: str) -> Person | None:
    return standing_of(workspace).agreed(workspace).staff.people.get(id)


def check_sees_all(scope: Scope) -> None:
    """Raise NotAllowedError for somebody who sees a part of the company."""
    if not scope.whole:
        raise NotAllowedError(
            "This is of the whole company; your view is of a part of it.", code="not_in_view", kpi="", dimension=""
        )


def check_sees_costs(scope: Scope) -> None:
    """Raise NotAllowedError for somebody who does not see what things cost."""
    if not scope.costs:
        raise NotAllowedError("This shows costs or profit, which your role may not see.", code="costs_hidden", kpi="")


def _by_token(workspace: Workspace, secret: str) -> Asker:
    token = token_of(workspace, secret)
    person = _person(workspace, token.person) if token else None
    if token is None or person is None or not person.active:
        raise SignInNeededError()
    return _of(person, person.permissions & token.permissions, None)


def _of(person: Person, allowed: frozenset[str], visit: Visit | None) -> Asker:
    seen = person.scope
    scope = Scope(seen.stores, seen.regions, seen.brands, "see_costs" in allowed)
    return Asker(Actor.of_person(person.id), allowed, scope, person, visit)
