"""Subscriptions as the API gives them, and as they come from its askers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from helloword.alerts.channels import Channel, channels
from helloword.audit import Actor
from helloword.boards import Reader
from helloword.mail import account
from helloword.people import Person, staff
from helloword.people.naming import name_of
from helloword.server import subscription_shapes as shapes
from helloword.server.asking_for import Asker
from helloword.server.board_answers import reader_of
from helloword.server.filters import where_from
from helloword.server.readings import Json, at_text
from helloword.subscriptions.rights import SEND, may_change, may_see
from helloword.subscriptions.schedule import Schedule
from helloword.subscriptions.sendings import Sending, last_of
from helloword.subscriptions.subscription import CHANNEL, Subscription, Terms
from helloword.subscriptions.view import View
from helloword.workspace import Workspace

_UNSENT = ("skipped", "dead")


@dataclass(frozen=True)
class Telling:
    """Subscriptions told to one reader."""

    workspace: Workspace
    reader: Reader
    people: Mapping[str, Person]
    channels: Mapping[str, Channel]
    now: datetime

    @classmethod
    def of(cls, workspace: Workspace, asker: Asker, now: datetime) -> Telling:
        """What is there now."""
        known = {channel.name: channel for channel in channels(workspace)}
        return cls(workspace, reader_of(asker), staff(workspace).people, known, now)

    @property
    def me(self) -> str | None:
        """The id of whoever asks; None for this machine."""
        return Actor(self.reader.name).person

    def all(self, found: Sequence[Subscription]) -> Iterator[Json]:
        """Those that the reader may know of: their own first."""
        seen = [each for each in found if may_see(self.workspace, each, self.reader)]
        last = last_of(self.workspace, [each.id for each in seen])
        for each in sorted(seen, key=lambda each: (each.answerable != self.reader.name, each.id)):
            yield self.one(each, last.get(each.id, ()))

    def one(self, each: Subscription, last: Sequence[Sending]) -> dict[str, Json]:
        """A subscription with what became of it last."""
        following = each.terms.schedule.next_due(self.now) if each.status == "active" else None
        return {
            "id": each.id, "board": each.terms.board, "version": each.number, "status": each.status,
            **self._terms(each.terms), "locale": each.terms.locale, "owner": self._named(each.answerable),
            "mine": each.answerable == self.reader.name, "gets": self.me in each.terms.people,
            "changeable": may_change(each, self.reader), "next_at": at_text(following), "last": _last(last),
        }  # fmt: skip

    def versions(self, found: Sequence[Subscription]) -> Iterator[Json]:
        """Every version, the newest first."""
        for each in reversed(found):
            told: dict[str, Json] = {"number": each.number, "at": at_text(each.at), "by": self._named(each.by)}
            yield {**told, "what": each.what, **self._terms(each.terms)}

    def sending(self, each: Sending) -> Json:
        """What became of one sending."""
        is_channel = each.recipient.startswith(CHANNEL)
        id = each.recipient.removeprefix(CHANNEL) if is_channel else Actor(each.recipient).person or ""
        waits = each.status == "waiting" and each.tries > 0
        return {
            "id": each.id, "to": self._channel(id) if is_channel else self._person(id),
            "kind": "channel" if is_channel else "person", "due": at_text(each.due), "how": each.how,
            "status": each.status, "tries": each.tries, "next_at": at_text(each.next_at) if waits else None,
            "sent_at": at_text(each.sent_at), "problem": each.problem.as_json() if each.problem else None,
        }  # fmt: skip

    def parts(self) -> Json:
        """Whom a board can be sent to by the reader."""
        others = SEND in self.reader.permissions
        working = [person for person in self.people.values() if person.active and person.email]
        shown = [person for person in working if others or person.id == self.me]
        known = [c for c in self.channels.values() if c.person == self.me or (others and c.person is None)]
        return {
            "me": self.me if self.me in {person.id for person in working} else None, "others": others,
            "mail": account(self.workspace) is not None,
            "people": [self._person(person.id) for person in sorted(shown, key=lambda person: person.name)],
            "channels": [self._channel(channel.name) for channel in known],
            "zone": self.workspace.settings.timezone,
        }  # fmt: skip

    def _terms(self, terms: Terms) -> dict[str, Json]:
        view, when = terms.view, terms.schedule
        return {
            "view": {
                "period": view.period, "compare": view.compare, "where": view.clauses(), "currency": view.currency,
            },
            "when": {
                "every": when.every, "time": when.time, "zone": when.zone, "weekdays": list(when.weekdays),
                "day": when.day,
            },
            "people": [self._person(id) for id in terms.people],
            "channels": [self._channel(name) for name in terms.channels],
        }  # fmt: skip

    def _person(self, id: str) -> dict[str, Json]:
        return {"id": id, "name": self.people[id].name if id in self.people else id, "service": None}

    def _channel(self, name: str) -> dict[str, Json]:
        return {"id": name, "name": name, "service": self.channels[name].service if name in self.channels else None}

    def _named(self, actor: str) -> str | None:
        return name_of(actor, {id: person.name for id, person in self.people.items()})


def terms_from(given: shapes.NewSubscription) -> Terms:
    """The terms that somebody gave; raises InputError for what does not hold."""
    view, when = given.view, given.when
    asked = View(view.period, view.compare, where_from(view.where), view.currency).checked()
    schedule = Schedule(when.every, when.time, when.zone, tuple(when.weekdays), when.day).checked()
    people, names = (tuple(dict.fromkeys(each)) for each in (given.people, given.channels))
    return Terms(given.board, asked, schedule, given.locale, people, names)


def _last(found: Sequence[Sending]) -> Json:
    if not found:
        return None
    problem = next((each.problem for each in found if each.problem), None)
    return {
        "due": at_text(found[0].due), "sent": sum(each.status == "sent" for each in found),
        "waiting": sum(each.status in ("waiting", "sending") for each in found),
        "unsent": sum(each.status in _UNSENT for each in found), "problem": problem.as_json() if problem else None,
    }  # fmt: skip
