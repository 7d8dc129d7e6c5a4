"""People, accounts and sessions as the API gives them."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from sqlalchemy import select

from helloword.access import Token, account_of, sessions_of, tokens_of
from helloword.access.oidc import bound_to, providers
from helloword.access.tables import AccountRow, InvitationRow
from helloword.audit.entry import moment
from helloword.people import Department, Person, permissions, roles, staff
from helloword.scope import DIMENSIONS
from helloword.server.asking_for import Asker
from helloword.server.readings import Json, at_text
from helloword.workspace import Workspace


def session_json(workspace: Workspace, asker: Asker | None, *, is_open: bool) -> Json:
    """Who asks."""
    settings = workspace.settings
    person = asker.person if asker else None
    whose = _whose(asker, person) if asker and person else None
    offered = [] if is_open or person else providers_json(workspace)
    return {"company": settings.name, "locale": settings.locale, "open": is_open, "person": whose, "providers": offered}


def providers_json(workspace: Workspace) -> list[Json]:
    """The providers by which people sign in."""
    return [{"id": provider.id, "name": provider.name} for provider in providers(workspace)]


def account_json(workspace: Workspace, asker: Asker) -> Json:
    """One's own account."""
    assert asker.person is not None
    account, here = account_of(workspace, asker.person.id), asker.visit.id if asker.visit else None
    names = {provider.id: provider.name for provider in providers(workspace)}
    return {
        "password": account is not None and account.password,
        "second_factor": account is not None and account.second_factor,
        "changed_at": at_text(account.changed_at if account else None),
        "sessions": [
            {
                "id": visit.id, "started_at": at_text(visit.started_at), "seen_at": at_text(visit.seen_at),
                "agent": visit.agent, "here": visit.id == here,
            }
            for visit in sessions_of(workspace, asker.person.id)
        ],
        "tokens": [token_json(token) for token in tokens_of(workspace, asker.person.id)],
        "providers": [
            {"id": bound.provider, "name": names.get(bound.provider), "bound_at": at_text(bound.bound_at)}
            for bound in bound_to(workspace, asker.person.id)
        ],
    }  # fmt: skip


def token_json(token: Token) -> dict[str, Json]:
    """A token without its secret."""
    return {
        "id": token.id, "name": token.name, "permissions": sorted(token.permissions), "made_at": at_text(token.made_at),
        "expires_at": at_text(token.expires_at), "seen_at": at_text(token.seen_at),
    }  # fmt: skip


def people_json(workspace: Workspace, now: datetime) -> Json:
    """Everybody, every department, and the roles and permissions there are."""
    company = staff(workspace)
    with workspace.state.read() as session:
        accounts = {row.person: row.totp_since is not None for row in session.scalars(select(AccountRow))}
        links = select(InvitationRow.person).where(
            InvitationRow.used_at.is_(None), InvitationRow.expires_at > moment(now)
        )
        invited = {person for person in session.scalars(links) if person is not None}
    return {
        "people": [
            {
                **_person(person), "active": person.active, "second_factor": accounts.get(person.id, False),
                "account": "active" if person.id in accounts else "invited" if person.id in invited else "none",
            }
            for _, person in sorted(company.people.items())
        ],
        "departments": [_department(depth, department) for depth, department in company.tree()],
        "roles": [
            {"id": role.id, "name": role.name.as_json(), "permissions": sorted(role.permissions)}
            for role in roles().values()
        ],
        "permissions": [{"id": id, "name": name.as_json()} for id, name in permissions().items()],
    }  # fmt: skip


def picture_of(address: str) -> str:
    """A QR code of an address, as SVG."""
    import segno

    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", xmldecl=False, svgns=True, scale=5, border=2, light="#fff")
    return drawn.getvalue().decode()


def _whose(asker: Asker, person: Person) -> Json:
    held: Json = [{"id": id, "name": roles()[id].name.as_json()} for id in person.roles]
    allowed: Json = [{"id": id, "name": permissions()[id].as_json()} for id in sorted(asker.permissions)]
    seen = {"whole": asker.scope.whole, "costs": asker.scope.costs}
    return {**_person(person), "roles": held, "permissions": allowed, **seen}


def _person(person: Person) -> dict[str, Json]:
    return {
        "id": person.id, "name": person.name, "email": person.email, "department": person.department,
        "locale": person.locale, "roles": list(person.roles), **{name: list(vars(person)[name]) for name in DIMENSIONS},
    }  # fmt: skip


def _department(depth: int, department: Department) -> Json:
    return {
        "id": department.id, "name": department.name.as_json(), "parent": department.parent, "head": department.head,
        "depth": depth,
    }  # fmt: skip
