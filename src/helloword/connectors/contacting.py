"""Whether a platform lets sellers write to its buyers by e-mail, by a dated table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from helloword.text import Text

_SIGNS = re.compile(r"[\W_]+")


class Permission(StrEnum):
    """What the table says of a platform."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Rule:
    """What holds from a day on.

    Attributes:
        source: where the platform says so; `read` is the day it was last read, None where it was not.
    """

    since: date
    allowed: bool
    source: str
    read: date | None
    why: Text


@dataclass(frozen=True)
class Platform:
    """A platform and its rules, the oldest first.

    Attributes:
        names: they may stand anywhere in what a store calls it; `whole` are all of it.
    """

    id: str
    names: tuple[str, ...]
    whole: tuple[str, ...]
    rules: tuple[Rule, ...]

    def on(self, day: date) -> Rule:
        """The rule of a day; before the first it is the first."""
        held = [rule for rule in self.rules if rule.since <= day]
        return held[-1] if held else self.rules[0]

    def is_called(self, plain: str) -> bool:
        """Whether small letters without signs are, or hold, a name of it."""
        return plain in self.whole or any(name in plain for name in self.names)


@dataclass(frozen=True)
class Verdict:
    """Whether buyers may be written to, and the rule that says so; None where the platform is unknown."""

    permission: Permission
    platform: str | None = None
    rule: Rule | None = None


def verdict(name: str, day: date) -> Verdict:
    """What the table says on a day of a store's platform or an order's sales channel.

    >>> [str(verdict(name, date(2026, 11, 1)).permission) for name in ("Amazon.de", "Shopify", "Shopify (eBay)", "Trödel")]
    ['forbidden', 'allowed', 'forbidden', 'unknown']
    """
    plain = _SIGNS.sub("", name.casefold())
    known = [(platform, platform.on(day)) for platform in platforms().values()]
    called = sorted(((p, rule) for p, rule in known if p.is_called(plain)), key=lambda found: found[1].allowed)
    for platform, rule in called:
        return Verdict(Permission.ALLOWED if rule.allowed else Permission.FORBIDDEN, platform.id, rule)
    return Verdict(Permission.UNKNOWN)


def may_contact(platform: str, channel: str | None, vouched: bool, day: date) -> bool:
    """Whether the buyer of an order may be written to.

    Args:
        channel: where the order came in; an Amazon order in a shop's export is still Amazon's.
        vouched: the company said why it may on a platform that the table does not know.
    """
    if channel and verdict(channel, day).permission is Permission.FORBIDDEN:
        return False
    permission = verdict(platform, day).permission
    return permission is Permission.ALLOWED or (vouched and permission is Permission.UNKNOWN)


@cache
def platforms() -> Mapping[str, Platform]:
    """The table, by id."""
    text = files("helloword.connectors").joinpath("contacting.yml").read_text(encoding="utf-8")
    table = yaml.safe_load(text)["platforms"]
    return {
        id: Platform(id, tuple(entry.get("names", ())), tuple(entry.get("whole", ())), _rules(entry["rules"]))
        for id, entry in table.items()
    }


def _rules(entries: list[dict[str, object]]) -> tuple[Rule, ...]:
    return tuple(sorted((_rule(entry) for entry in entries), key=lambda rule: rule.since))


def _rule(entry: dict[str, object]) -> Rule:
    since, read, why = entry["from"], entry["read"], entry["why"]
    assert isinstance(since, date)
    assert isinstance(why, dict)
    assert read is None or isinstance(read, date)
    return Rule(since, entry["allowed"] is True, str(entry["source"]), read, Text(why["zh"], why["en"]))
