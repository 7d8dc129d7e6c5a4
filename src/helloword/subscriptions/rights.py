"""Who may subscribe whom to what, and who sees and changes a subscription."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.alerts.channels import Channel, channels
from helloword.audit import Actor
from helloword.boards import Board, Reader, all_boards
from helloword.boards.keeping import own_boards
from helloword.errors import UnknownNameError
from helloword.people import staff
from helloword.people.naming import name_of, names_of
from helloword.subscriptions.refusals import forbidden, refused
from helloword.subscriptions.subscription import Subscription, Terms
from helloword.workspace import Workspace

SEND = "send_boards"
"""The permission to send to others, and to the company's channels."""
MOST = 50
"""Recipients of one subscription."""


def board_seen(workspace: Workspace, id: str, reader: Reader) -> Board:
    """The board called `id` as long as somebody may see it; raises UnknownNameError otherwise."""
    if id in all_boards():
        return all_boards()[id]
    own = own_boards(workspace).get(id)
    if own is None or own.deleted or not own.seen_by(reader):
        raise UnknownNameError("board", id, all_boards(), code="unknown_board")
    return own.board


def check_terms(workspace: Workspace, terms: Terms, reader: Reader) -> Terms:
    """The terms once they hold and `reader` may want them so; raises InputError or NotAllowedError otherwise."""
    board = board_seen(workspace, terms.board, reader)
    people, known = staff(workspace), {channel.name: channel for channel in channels(workspace)}
    for dimension in board.filters:
        if not terms.view.where.get(dimension):
            raise refused("subscription_filter", dimension=dimension)
    for person in terms.people:
        if not people.person(person).active:
            raise refused("unsent_left", name=people.person(person).name)
    for name in terms.channels:
        if name not in known:
            raise UnknownNameError("channel", name, known, code="unknown_channel")
    if not terms.recipients:
        raise refused("subscription_nobody")
    if len(terms.recipients) > MOST:
        raise refused("subscription_many", most=str(MOST))
    if SEND not in reader.permissions and not only_own(terms, known, reader.name):
        raise forbidden("subscription_others")
    return terms


def only_own(terms: Terms, known: Mapping[str, Channel], name: str) -> bool:
    """Whether it goes to whoever is called `name` alone."""
    me = Actor(name).person
    own = [known[channel].person if channel in known else me for channel in terms.channels]
    return me is not None and {*terms.people, *own} <= {me}


def may_see(workspace: Workspace, subscription: Subscription, reader: Reader) -> bool:
    """Whether somebody may know of it: who answers for it, who gets it, and who may send boards and sees this one."""
    if subscription.answerable == reader.name or Actor(reader.name).person in subscription.terms.people:
        return True
    if SEND not in reader.permissions:
        return False
    try:
        board_seen(workspace, subscription.terms.board, reader)
    except UnknownNameError:
        return False
    return True


def may_change(subscription: Subscription, reader: Reader) -> bool:
    """Whether somebody may change it: who answers for it, and who may send boards."""
    return subscription.answerable == reader.name or SEND in reader.permissions


def check_change(workspace: Workspace, subscription: Subscription, reader: Reader) -> None:
    """Raise NotAllowedError for somebody who may not change it."""
    if not may_change(subscription, reader):
        owner = name_of(subscription.answerable, names_of(workspace)) or "helloword"
        raise forbidden("subscription_not_yours", owner=owner)


def answers_still(workspace: Workspace, subscription: Subscription) -> bool:
    """Whether who answers for it works here and may still send it to those it goes to."""
    id = Actor(subscription.answerable).person
    if id is None:
        return True
    person = staff(workspace).people.get(id)
    if person is None or not person.active:
        return False
    if SEND in person.permissions:
        return True
    return only_own(subscription.terms, {c.name: c for c in channels(workspace)}, subscription.answerable)
