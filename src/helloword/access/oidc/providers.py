"""The providers that a company's people sign in by; the client's secret is encrypted with the company's key and never shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sqlalchemy import delete, select

from helloword.access.oidc.fetching import is_here
from helloword.access.tables import AccountRow, BegunRow, IdentityRow, ProviderRow
from helloword.audit import Json, Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.people import permitted, staff
from helloword.people.roles import check_role
from helloword.sealing import sealed, unsealed
from helloword.workspace import Workspace

PURPOSE = "sign-in provider"
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,31}")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_ANYBODYS = frozenset(
    [
        "gmail.com",
        "googlemail.com",
        "outlook.com",
        "hotmail.com",
        "live.com",
        "msn.com",
        "yahoo.com",
        "icloud.com",
        "me.com",
        "aol.com",
        "proton.me",
        "protonmail.com",
        "gmx.com",
        "gmx.de",
        "web.de",
        "qq.com",
        "foxmail.com",
        "163.com",
        "126.com",
        "yeah.net",
        "sina.com",
        "sohu.com",
        "139.com",
        "189.cn",
        "aliyun.com",
    ]
)
"""Where anybody may have an address."""
_MOST_NAME = 40


@dataclass(frozen=True)
class Provider:
    """Somebody who vouches for who people are.

    Attributes:
        id: stands in the address that the provider sends people back to, `/sign-in/<id>`.
        name: what people know it by, such as Google.
        issuer: the address it calls itself by, as its own description has it.
        domains: of the e-mail addresses that are let in at the first sign-in; any where empty.
        role: with which somebody nobody knows here is let in; None lets nobody unknown in.
        department: where they belong then; the top one where it is None.
    """

    id: str
    name: str
    issuer: str
    client_id: str
    domains: tuple[str, ...] = ()
    role: str | None = None
    department: str | None = None

    def checked(self) -> Provider:
        """The same provider once it can be used; raises InputError otherwise."""
        if not _ID.fullmatch(self.id):
            raise InputError(
                f'"{self.id}" cannot name a provider; use up to 32 small letters, digits and "-", such as google.',
                code="bad_provider_id", id=self.id,
            )  # fmt: skip
        name, issuer, client = self.name.strip(), self.issuer.strip(), self.client_id.strip()
        if not name or len(name) > _MOST_NAME or not client:
            raise InputError(
                f"A provider needs a name of at most {_MOST_NAME} characters and the client id that it gave you.",
                code="provider_incomplete", most=str(_MOST_NAME),
            )  # fmt: skip
        _check_issuer(issuer)
        domains = tuple(sorted({_domain(domain) for domain in self.domains}))
        _check_letting_in(self.role, domains)
        return replace(self, name=name, issuer=issuer, client_id=client, domains=domains)


def set_provider(workspace: Workspace, provider: Provider, secret: str) -> Provider:
    """Keep a provider and the client's secret, in the place of one with the same id."""
    kept, bare = provider.checked(), secret.strip()
    if not bare:
        raise InputError("The client secret that the provider gave you is missing.", code="no_client_secret")
    if kept.department is not None:
        staff(workspace).department(kept.department)
    facts = {**vars(kept), "domains": " ".join(kept.domains)}
    with workspace.state.write() as session:
        session.merge(ProviderRow(**facts, secret=sealed(workspace, bare, PURPOSE)))
        told: dict[str, Json] = {name: facts[name] for name in facts if name != "id"}
        record(session, workspace.actor, "sign_in.provider_set", Subject("provider", kept.id), told)
    return kept


def remove_provider(workspace: Workspace, id: str) -> tuple[str, ...]:
    """Let nobody in by a provider any more; gives the people who have no other way in."""
    the_provider(workspace, id)
    with workspace.state.write() as session:
        session.execute(delete(ProviderRow).where(ProviderRow.id == id))
        session.execute(delete(BegunRow).where(BegunRow.provider == id))
        left = {row.issuer for row in session.scalars(select(ProviderRow))}
        bare = set(session.scalars(select(AccountRow.person).where(AccountRow.password.is_(None))))
        others = {row.person for row in session.scalars(select(IdentityRow)) if row.issuer in left}
        record(session, workspace.actor, "sign_in.provider_removed", Subject("provider", id))
    everybody = staff(workspace).people
    return tuple(sorted(id for id in bare - others if everybody[id].active))


def providers(workspace: Workspace) -> tuple[Provider, ...]:
    """Every provider, by name."""
    with workspace.state.read() as session:
        return tuple(_provider(row) for row in session.scalars(select(ProviderRow).order_by(ProviderRow.name)))


def the_provider(workspace: Workspace, id: str) -> Provider:
    """The provider with this id; raises UnknownNameError where there is none."""
    found = {provider.id: provider for provider in providers(workspace)}
    if id not in found:
        raise UnknownNameError("provider", id, found, code="unknown_provider")
    return found[id]


def secret_of(workspace: Workspace, id: str) -> str:
    """What a provider knows this company by."""
    with workspace.state.read() as session:
        return unsealed(workspace, session.get_one(ProviderRow, id).secret, PURPOSE)


def _provider(row: ProviderRow) -> Provider:
    return Provider(
        row.id, row.name, row.issuer, row.client_id, tuple(row.domains.split()), row.role, row.department
    )  # fmt: skip


def _check_issuer(issuer: str) -> None:
    parts = urlsplit(issuer)
    secure = parts.scheme == "https" or (parts.scheme == "http" and is_here(parts.hostname or ""))
    if not secure or not parts.hostname or parts.username or parts.query or parts.fragment or len(issuer) > 500:
        raise InputError(
            f'"{issuer}" is not the address of an issuer, such as https://accounts.google.com (https; http on this '
            "machine alone).",
            code="bad_issuer", issuer=issuer,
        )  # fmt: skip


def _domain(text: str) -> str:
    """A domain as it stands behind the @.

    >>> _domain(" @Example.com")
    'example.com'
    """
    bare = text.strip().removeprefix("@").lower()
    if not _DOMAIN.fullmatch(bare):
        raise InputError(f'"{text}" is not a domain such as example.com.', code="bad_domain", domain=text)
    return bare


def _check_letting_in(role: str | None, domains: Iterable[str]) -> None:
    """Raise InputError where people whom nobody knows would come from anywhere, or as those who manage the others."""
    if role is None:
        return
    check_role(role)
    if "manage_people" in permitted((role,)):
        raise InputError(
            f'Nobody is let in unknown with the role "{role}", which manages people. Choose another, such as viewer.',
            code="letting_in_managers", role=role,
        )  # fmt: skip
    given = set(domains)
    if not given or given & _ANYBODYS:
        raise InputError(
            "Letting unknown people in needs the company's own domains (--domain); at public mail services anybody has "
            "an address.",
            code="letting_in_anybody",
        )
