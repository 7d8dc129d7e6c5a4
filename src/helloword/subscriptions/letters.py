"""One board to one recipient: a mail with the workbook to a person, a short message to a channel."""

from __future__ import annotations

from collections.abc import Callable

from helloword.alerts.channels import address_of, channel
from helloword.alerts.sending import deliver
from helloword.audit import Actor
from helloword.errors import UnknownNameError
from helloword.mail import Attachment, Mail, Picture, account, no_account, send
from helloword.people import Person, staff
from helloword.people.naming import name_of, names_of
from helloword.subscriptions.addresses import manage_link
from helloword.subscriptions.content import Content, Edition, Figure
from helloword.subscriptions.keeping import newest
from helloword.subscriptions.page import page, picture_id
from helloword.subscriptions.picture import line
from helloword.subscriptions.plain import short, subject, whole
from helloword.subscriptions.planning import SCHEDULE, TEST
from helloword.subscriptions.refusals import refused
from helloword.subscriptions.rights import answers_still
from helloword.subscriptions.subscription import CHANNEL, Subscription, Terms
from helloword.subscriptions.texts import say
from helloword.workspace import Workspace

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 4_000
"""Bytes of a message: more than a screen of a chat, whatever the service would take."""
Compose = Callable[[Workspace, Terms, str], Edition]


def deliver_to(workspace: Workspace, compose: Compose, key: str, id: str, recipient: str, how: str) -> None:
    """Put a board together as its recipient sees it and hand it over; raises a HellowordError where it is not sent."""
    found = _checked(workspace, id, recipient, how)
    if recipient.startswith(CHANNEL):
        _to_channel(workspace, compose, found, recipient.removeprefix(CHANNEL))
    else:
        _to_person(workspace, compose, found, Actor(recipient).person or "", key, test=how == TEST)


def _checked(workspace: Workspace, id: str, recipient: str, how: str) -> Subscription:
    with workspace.state.read() as session:
        found = newest(session, id)
    if found is None or found.status == "deleted" or (found.status == "paused" and how == SCHEDULE):
        raise refused("unsent_paused")
    if how != TEST and recipient not in found.terms.recipients:
        raise refused("unsent_removed")
    if how != TEST and not answers_still(workspace, found):
        raise refused("unsent_owner", name=_owner(workspace, found))
    return found


def _to_person(workspace: Workspace, compose: Compose, found: Subscription, id: str, key: str, *, test: bool) -> None:
    person = _reachable(workspace, id)
    by = account(workspace)
    if by is None:
        raise no_account()
    edition = compose(workspace, found.terms, Actor.of_person(id).name)
    send(by, mail_of(edition, key, person.email or "", _why(workspace, found, id), test=test))


def mail_of(edition: Edition, key: str, to: str, why: str, *, test: bool = False) -> Mail:
    """The mail: words, the same as HTML with its pictures, and the workbook."""
    content = edition.content
    manage = manage_link(content.link)
    pictures = [Picture(picture_id(f), line(f.points)) for f in _pictured(content)]
    book = Attachment(f"{_file_name(content)}.xlsx", edition.workbook, XLSX)
    return Mail(
        key, to, subject(content, test=test), whole(content, why, manage), (book,), sender_name=content.company,
        html=page(content, why, manage), pictures=pictures,
    )  # fmt: skip


def _pictured(content: Content) -> list[Figure]:
    return [figure for figure in content.figures() if any(point is not None for point in figure.points)]


def _to_channel(workspace: Workspace, compose: Compose, found: Subscription, name: str) -> None:
    try:
        channel(workspace, name)
    except UnknownNameError:
        raise refused("unsent_no_channel", name=name) from None
    edition = compose(workspace, found.terms, found.answerable)
    address, over = address_of(workspace, name) or "", subject(edition.content)
    answers = say("answers", found.terms.locale, owner=_owner(workspace, found))
    room = room_of(address) - len(over.encode()) - 2
    problem = deliver(address, over, short(edition.content, answers, room))
    if problem is not None:
        raise refused("unsent_chat", name=name, why=problem)


def room_of(address: str) -> int:
    """Bytes that a service takes at once; WeCom's limit of 2,048 is one of bytes, so all are read so."""
    from apprise import Apprise

    service = Apprise.instantiate(address, suppress_exceptions=True)
    return min(LONGEST, int(service.body_maxlen)) if service else LONGEST


def _reachable(workspace: Workspace, id: str) -> Person:
    person = staff(workspace).people.get(id)
    if person is None or not person.active:
        raise refused("unsent_left", name=person.name if person else id)
    if not person.email:
        raise refused("unsent_no_email", name=person.name)
    return person


def _why(workspace: Workspace, found: Subscription, person: str) -> str:
    if found.answerable == Actor.of_person(person).name:
        return say("why_own", found.terms.locale)
    return say("why", found.terms.locale, owner=_owner(workspace, found))


def _owner(workspace: Workspace, found: Subscription) -> str:
    return name_of(found.answerable, names_of(workspace)) or say("this_machine", found.terms.locale)


def _file_name(content: Content) -> str:
    """A name that every system takes.

    >>> from helloword.subscriptions.content import Content
    >>> _file_name(Content("en", "Sales / EU", "", "2026-01-01 – 2026-01-31", "", (), "", (), (), ""))
    'Sales _ EU 2026-01-01 – 2026-01-31'
    """
    told = f"{content.title} {content.days}"
    return "".join(letter if letter.isalnum() or letter in " -_.–" else "_" for letter in told).strip(". ") or "board"
