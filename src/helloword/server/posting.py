"""Boards put together for those who get them, and sent when they are due while the server runs."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import cast

from helloword.audit import Actor
from helloword.boards import Reader
from helloword.errors import HellowordError, UnknownNameError
from helloword.people import permissions, roles, staff
from helloword.scope import EVERYTHING
from helloword.server.background import Failures, in_background, present
from helloword.server.board_seen import tiles_seen
from helloword.server.sent_books import book_of
from helloword.server.sent_numbers import numbers_of
from helloword.server.sent_words import Teller
from helloword.server.served import Served, versions_of
from helloword.server.wording import in_both
from helloword.subscriptions.content import Edition
from helloword.subscriptions.refusals import refused
from helloword.subscriptions.rights import board_seen
from helloword.subscriptions.sending import send_due
from helloword.subscriptions.subscription import Terms
from helloword.text import Locale, Text
from helloword.workspace import Workspace

PATIENCE_SECONDS = 10


@dataclass
class Desk:
    """Puts boards together; what two readers see alike is computed once."""

    made: dict[Hashable, Edition] = field(default_factory=dict)

    def edition(self, workspace: Workspace, terms: Terms, name: str) -> Edition:
        """The board as whoever is called `name` sees it; raises InputError where they see nothing of it."""
        seen, reader, called = seen_by(workspace, name)
        try:
            board = board_seen(seen, terms.board, reader)
        except UnknownNameError:
            raise refused("unsent_not_seen", board=terms.board, name=called) from None
        tiles = tiles_seen(seen, board)
        if not any(tile.shown for tile in tiles):
            raise refused("unsent_nothing", name=called)
        key = (board, tiles, repr(terms.view), terms.locale, versions_of(seen), seen.today)
        if key not in self.made:
            numbers, locale = numbers_of(seen, board, tiles, terms.view), cast(Locale, terms.locale)
            self.made[key] = Edition(Teller.of(numbers, locale).content(), book_of(numbers, locale))
        return self.made[key]

    def worded(self, error: HellowordError) -> Text:
        """What an error says, in both languages."""
        return in_both(error)


def seen_by(workspace: Workspace, name: str) -> tuple[Workspace, Reader, str]:
    """The workspace in the hands of somebody and cut to what they see; who they are, and what they are called."""
    id = Actor(name).person
    acting = workspace.acting_as(Actor(name))
    if id is None:
        return acting.seen_through(EVERYTHING), Reader(name, frozenset(roles()), frozenset(permissions())), name
    person = staff(workspace).person(id)
    return acting.seen_through(person.scope), Reader(name, frozenset(person.roles), person.permissions), person.name


@dataclass(frozen=True)
class Looks:
    """How often is looked.

    Attributes:
        first: seconds from the start of the server.
        pause: seconds between two looks.
        clock: the present moment; None for that of each step.
    """

    first: float = 10
    pause: float = 5
    clock: Callable[[], datetime] = present


@contextmanager
def posting(served: Served, looks: Looks | None = None) -> Iterator[None]:
    """Send boards in the background for as long as the server runs."""
    wanted = looks or Looks()
    failures = Failures("Boards could not be %s: %s")

    def look(stopped: Event) -> None:
        with failures.caught("sent"):
            send_due(served.workspace, Desk(), wanted.clock(), stopped=stopped.is_set)

    with in_background("boards", look, first=wanted.first, pause=wanted.pause, patience=PATIENCE_SECONDS):
        yield
