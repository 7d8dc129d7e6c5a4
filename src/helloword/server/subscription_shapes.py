"""What the API gives and takes of subscriptions, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from helloword.server.shapes import Text

Every = Literal["day", "week", "month"]
Period = Annotated[str, Field(max_length=30, examples=["28d", "month", "2026-01-01..2026-01-31"])]
Against = Annotated[str, Field(max_length=20, examples=["previous", "year", "weekday", "event:2026-03-05", "none"])]
Zone = Annotated[str, Field(max_length=60, examples=["Asia/Shanghai"])]
Clock = Annotated[str, Field(max_length=5, examples=["08:00"])]


@dataclass(frozen=True)
class SentView:
    """A board's filters: as in its address, where `where` is `store:eu,us`."""

    period: Period = "28d"
    compare: Against = "previous"
    where: Annotated[list[str], Field(max_length=20, examples=[["store:eu,us"]])] = field(default_factory=list)
    currency: Annotated[str | None, Field(max_length=8)] = None


@dataclass(frozen=True)
class SentWhen:
    """When: `weekdays` of a week, 1 for Monday to 7; `day` of a month, 31 for its last one; at `time` in `zone`."""

    every: Every
    time: Clock
    zone: Zone
    weekdays: Annotated[list[int], Field(max_length=7)] = field(default_factory=list)
    day: int | None = None


@dataclass(frozen=True)
class NewSubscription:
    """What to send, when, in which language, to people by id and to channels by name."""

    board: Annotated[str, Field(max_length=40, examples=["company"])]
    view: SentView
    when: SentWhen
    locale: Literal["zh-CN", "en"]
    people: Annotated[list[str], Field(max_length=50, examples=[["kim"]])] = field(default_factory=list)
    channels: Annotated[list[str], Field(max_length=50)] = field(default_factory=list)


@dataclass(frozen=True)
class SubscriptionChange(NewSubscription):
    """What a subscription is to be; `version` is the one that was changed."""

    version: int = 0


@dataclass(frozen=True)
class SubscriptionPause:
    """Whether nothing is to be sent until it is resumed."""

    paused: bool


@dataclass(frozen=True)
class SubscriptionNow:
    """Whether it is sent to whoever asks alone, or to all it goes to."""

    test: bool = False


@dataclass(frozen=True)
class SentTo:
    """A person or a channel: its id, and what it is called; `service` is the kind of a channel."""

    id: str
    name: str
    service: str | None = None


@dataclass(frozen=True)
class LastSent:
    """What became of the last time that was due: how many were sent, wait, or were not sent, and why not."""

    due: datetime
    sent: int
    waiting: int
    unsent: int
    problem: Text | None


@dataclass(frozen=True)
class Subscription:
    """A board that is sent regularly; `owner` answers for it (null for this machine).

    `mine` says whether whoever asks answers for it, `gets` whether it is sent to them, `changeable` whether they may
    change it; `next_at` is null while it is paused.
    """

    id: str
    board: str
    version: int
    status: Literal["active", "paused"]
    view: SentView
    when: SentWhen
    locale: str
    people: list[SentTo]
    channels: list[SentTo]
    owner: str | None
    mine: bool
    gets: bool
    changeable: bool
    next_at: datetime | None
    last: LastSent | None


@dataclass(frozen=True)
class SubscriptionParts:
    """Whom a board can be sent to: people with an address and channels; `me` is whoever asks, where they have one.

    `others` says whether they may send to others, `mail` whether there is an account that mails go out by.
    """

    me: str | None
    others: bool
    mail: bool
    people: list[SentTo]
    channels: list[SentTo]
    zone: str


@dataclass(frozen=True)
class BoardSending:
    """One board to one recipient; `how` is schedule, by_hand or test, `status` waiting, sending, sent, skipped or dead."""

    id: int
    to: SentTo
    kind: Literal["person", "channel"]
    due: datetime
    how: str
    status: str
    tries: int
    next_at: datetime | None
    sent_at: datetime | None
    problem: Text | None


@dataclass(frozen=True)
class SubscriptionVersion:
    """One version: what it did (made, changed, paused, resumed, left, deleted), and who did it."""

    number: int
    at: datetime
    by: str | None
    what: str
    view: SentView
    when: SentWhen
    people: list[SentTo]
    channels: list[SentTo]
