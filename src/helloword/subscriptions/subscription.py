"""A board that is sent regularly: what, when, to whom, and who answers for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from helloword.audit import Actor, Json
from helloword.subscriptions.schedule import Every, Schedule
from helloword.subscriptions.view import View

Status = Literal["active", "paused", "deleted"]
What = Literal["made", "changed", "paused", "resumed", "left", "deleted"]
CHANNEL = "channel:"


@dataclass(frozen=True)
class Terms:
    """What somebody wants sent.

    Attributes:
        people: ids of people, each of whom gets it by mail, computed as what they themselves may see.
        channels: names of channels, which get it as whoever answers for the subscription sees it.
    """

    board: str
    view: View
    schedule: Schedule
    locale: str
    people: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        """Everybody and everything it goes to: `person:kim`, `channel:team`."""
        return (*(Actor.of_person(id).name for id in self.people), *(f"{CHANNEL}{name}" for name in self.channels))


@dataclass(frozen=True)
class Subscription:
    """A subscription as it stands in one version.

    Attributes:
        number: of the version; the first is 1.
        what: what this version did, and `by` whom.
        answerable: who saved its terms last: a person as `person:kim`, or somebody at this machine.
        since: moments before it are never due: when its schedule was set, or it was resumed.
    """

    id: str
    number: int
    at: datetime
    by: str
    what: What
    answerable: str
    status: Status
    since: datetime
    terms: Terms


def terms_json(terms: Terms) -> dict[str, Json]:
    """Terms as the state database and the audit log keep them."""
    view, schedule = terms.view, terms.schedule
    return {
        "view": {
            "period": view.period, "compare": view.compare, "currency": view.currency,
            "where": {name: list(values) for name, values in view.where.items()},
        },
        "schedule": {
            "every": schedule.every, "time": schedule.time, "zone": schedule.zone,
            "weekdays": list(schedule.weekdays), "day": schedule.day,
        },
        "locale": terms.locale, "people": list(terms.people), "channels": list(terms.channels),
    }  # fmt: skip


def terms_from(board: str, kept: Mapping[str, Json]) -> Terms:
    """The terms that `terms_json` wrote."""
    view, schedule = (cast(Mapping[str, Json], kept[name]) for name in ("view", "schedule"))
    where = {name: tuple(values) for name, values in cast(Mapping[str, list[str]], view["where"]).items()}
    return Terms(
        board,
        View(str(view["period"]), str(view["compare"]), where, cast("str | None", view["currency"])),
        Schedule(
            cast(Every, schedule["every"]), str(schedule["time"]), str(schedule["zone"]),
            tuple(cast("list[int]", schedule["weekdays"])), cast("int | None", schedule["day"]),
        ),
        str(kept["locale"]), tuple(cast("list[str]", kept["people"])), tuple(cast("list[str]", kept["channels"])),
    )  # fmt: skip
