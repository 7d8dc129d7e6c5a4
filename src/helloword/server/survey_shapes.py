"""What the API gives of surveys, as its schema says; nothing in it leads to a buyer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from helloword.server.shapes import Text


@dataclass(frozen=True)
class SurveyPlatform:
    """Whether the store's platform lets sellers write to its buyers: allowed, forbidden or unknown.

    Attributes:
        since: from when on it is so; `read` is when the source was last read.
    """

    permission: str
    why: Text | None
    source: str | None
    since: date | None
    read: date | None


@dataclass(frozen=True)
class StoreSurvey:
    """One store's survey and what came of it in the last 90 days.

    Attributes:
        version: 0 where nothing was ever said; the survey is off then.
        queue: orders whose buyers can be reached: under_way, later, due, never.
        skipped: orders that were not asked about, by the reason.
        rate: answers by mails sent.
        csat: of all answers that the lake has, as `nps`.
    """

    store: str
    platform: str
    allowed: SurveyPlatform
    active: bool
    kind: str
    days: int
    sender: str
    imprint: str
    vouched: str
    version: int
    at: datetime | None
    by: str
    reason: str
    queue: dict[str, int]
    sent: int
    answered: int
    dead: int
    rate: str | None
    skipped: dict[str, int]
    csat: str | None
    nps: str | None


@dataclass(frozen=True)
class SurveyAsk:
    """What became of asking about one order."""

    store: str
    order: str
    kind: str
    language: str
    due: date
    status: str
    reason: str | None
    problem: str | None
    decided_at: datetime
    sent_at: datetime | None
    score: int | None


@dataclass(frozen=True)
class Surveys:
    """Every store's survey since a day.

    Attributes:
        opted_out: addresses that want no mails.
        account: whether there is a mail account; `link` where buyers open the page, None where they could not.
        stopped: whether the kill switch holds all mails back.
    """

    since: date
    stores: list[StoreSurvey]
    recent: list[SurveyAsk]
    opted_out: int
    account: bool
    link: str | None
    stopped: bool


@dataclass(frozen=True)
class NewSurvey:
    """What of a store's survey is to be other than now, all optional, and why."""

    reason: str
    active: bool | None = None
    kind: Literal["csat", "nps"] | None = None
    days: int | None = None
    sender: str | None = None
    imprint: str | None = None
    vouched: str | None = None
