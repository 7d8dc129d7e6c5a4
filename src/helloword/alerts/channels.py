"""Where messages go: a person's or the company's channels, by Apprise's addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.alerts.checking import PERSON
from helloword.alerts.tables import ChannelRow
from helloword.audit import Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.people import staff
from helloword.people.staff import Staff
from helloword.sealing import sealed, unsealed
from helloword.text import LOCALES
from helloword.workspace import Workspace

PURPOSE = "alert channels"
_NAME = re.compile(r"\w[\w.-]{0,63}")


@dataclass(frozen=True)
class Channel:
    """A way to reach somebody.

    Attributes:
        person: whose it is; None for the company's, which hears of everything.
        service: the kind of address, such as `mailto` or `lark`; the address itself is told to nobody.
    """

    name: str
    person: str | None
    locale: str
    service: str


def add_channel(
    workspace: Workspace, name: str, address: str, person: str | None = None, locale: str | None = None
) -> Channel:
    """Add or replace a channel; raises InputError for an address that Apprise does not know."""
    if not _NAME.fullmatch(name):
        raise InputError(
            f'"{name}" cannot be the name of a channel; use letters, digits, "_", "-" and ".".',
            code="bad_channel_name",
            name=name,
        )
    owner = staff(workspace).person(person) if person else None
    spoken = locale or (owner.locale if owner else workspace.settings.locale)
    if spoken not in LOCALES:
        raise UnknownNameError("language", spoken, LOCALES, code="unknown_locale")
    _check_address(address)
    hidden = sealed(workspace, address.strip(), PURPOSE)
    with workspace.state.write() as session:
        session.merge(ChannelRow(name=name, person=person, locale=spoken, address=hidden, at=datetime.now(UTC)))
        detail = {"person": person, "locale": spoken, "service": _service(address)}
        record(session, workspace.actor, "alert_channel.added", Subject("alert_channel", name), detail)
    return Channel(name, person, spoken, _service(address))


def remove_channel(workspace: Workspace, name: str) -> None:
    """Remove a channel; raises UnknownNameError when there is none of that name."""
    channel(workspace, name)
    with workspace.state.write() as session:
        session.delete(session.get_one(ChannelRow, name))
        record(session, workspace.actor, "alert_channel.removed", Subject("alert_channel", name))


def channels(workspace: Workspace) -> tuple[Channel, ...]:
    """Every channel by name."""
    with workspace.state.read() as session:
        rows = list(session.scalars(select(ChannelRow).order_by(ChannelRow.name)))
    return tuple(Channel(r.name, r.person, r.locale, _service(unsealed(workspace, r.address, PURPOSE))) for r in rows)


def channel(workspace: Workspace, name: str) -> Channel:
    """The channel called `name`; raises UnknownNameError with the nearest otherwise."""
    known = {each.name: each for each in channels(workspace)}
    if name not in known:
        raise UnknownNameError("channel", name, known, code="unknown_channel")
    return known[name]


def address_of(workspace: Workspace, name: str) -> str | None:
    """The address of a channel; None when it was removed."""
    with workspace.state.read() as session:
        row = session.get(ChannelRow, name)
    return unsealed(workspace, row.address, PURPOSE) if row else None


def listening(session: Session, people: Staff, owner: str) -> list[ChannelRow]:
    """The channels that hear of a rule with this owner: those of the people meant, and the company's."""
    meant = set(recipients(people, owner))
    rows = session.scalars(select(ChannelRow).order_by(ChannelRow.name))
    return [row for row in rows if row.person is None or row.person in meant]


def recipients(people: Staff, owner: str) -> tuple[str, ...]:
    """The active people behind an owner: a person, or everybody with a role."""
    wanted = owner.removeprefix(PERSON) if owner.startswith(PERSON) else None
    return tuple(
        id
        for id, p in sorted(people.people.items())
        if p.active and (id == wanted or (wanted is None and owner in p.roles))
    )


def _check_address(address: str) -> None:
    from apprise import Apprise

    # Apprise explains a refusal in its log, with the address; only whether it knows it is of interest here.
    if not Apprise().add(address.strip()):
        raise InputError(
            "Apprise does not know this kind of address. Examples: mailto://user:password@example.com, "
            "lark://token, dingtalk://token, wecombot://key; the list is at https://github.com/caronc/apprise/wiki.",
            code="bad_channel_address",
        )


def _service(address: str) -> str:
    return urlsplit(address.strip()).scheme
