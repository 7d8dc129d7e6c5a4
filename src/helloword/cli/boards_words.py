"""How subscriptions to boards stand in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helloword.cli.language import listed, say

if TYPE_CHECKING:
    from helloword.subscriptions.schedule import Schedule
    from helloword.subscriptions.subscription import Subscription, Terms


def when_shown(schedule: Schedule) -> str:
    """A schedule in words."""
    facts = {"time": schedule.time, "zone": schedule.zone}
    if schedule.every == "week":
        days = listed([say(f"boards.weekday.{day}") for day in schedule.weekdays])
        return say("boards.weekly", days=days, **facts)
    if schedule.every == "month":
        last = schedule.day == 31
        return say("boards.month_end", **facts) if last else say("boards.monthly", day=schedule.day, **facts)
    return say("boards.daily", **facts)


def recipients_shown(terms: Terms) -> str:
    """Everybody and everything it goes to."""
    return listed([*terms.people, *(say("boards.channel", name=name) for name in terms.channels)])


def due_shown(each: Subscription) -> str:
    """When it goes out next, in the zone of its schedule."""
    from datetime import UTC, datetime
    from zoneinfo import ZoneInfo

    if each.status == "paused":
        return say("boards.is_paused")
    zone = ZoneInfo(each.terms.schedule.zone)
    return each.terms.schedule.next_due(datetime.now(UTC)).astimezone(zone).isoformat(timespec="minutes")


def status_shown(status: str) -> str:
    """What became of a sending."""
    return say(f"boards.status.{status}")
