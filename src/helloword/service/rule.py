"""What a store asks its buyers, when, and whether it may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from helloword.connectors.contacting import Permission, Verdict, verdict
from helloword.errors import InputError
from helloword.state.stores import Store

Kind = Literal["csat", "nps"]
KINDS: tuple[Kind, ...] = ("csat", "nps")
SCORES: dict[str, range] = {"csat": range(1, 6), "nps": range(11)}
"""The scores that a buyer may give."""
MOST_DAYS = 28
"""A mail that goes out later finds no address any more."""
LATEST = 30
"""Days after delivery on which a buyer is asked at the latest."""
ONCE_IN = 90
"""Days in which a buyer is asked once, in all stores together."""
LONGEST_SENDER, LONGEST_IMPRINT = 80, 600


@dataclass(frozen=True)
class Rule:
    """The survey of one store.

    Attributes:
        days: days after delivery, where the store is.
        sender: the name that buyers know the shop by.
        imprint: lines at the foot of the mail: who sends it, where they are reached.
        vouched: why the company may write to buyers of a platform that the table does not know.
    """

    store: str
    active: bool = False
    kind: Kind = "csat"
    days: int = 7
    sender: str = ""
    imprint: str = ""
    vouched: str = ""


@dataclass(frozen=True)
class Version:
    """A rule as it is in force; `number` is 0 where none was ever kept."""

    rule: Rule
    number: int = 0
    at: datetime | None = None
    by: str = ""
    reason: str = ""


def checked(rule: Rule, store: Store, today: date) -> Rule:
    """The same rule once it can be kept; raises InputError otherwise."""
    sender, imprint, vouched = " ".join(rule.sender.split()), rule.imprint.strip(), rule.vouched.strip()
    if rule.kind not in KINDS:
        raise InputError(f'A survey is "csat" or "nps", not "{rule.kind}".', code="survey_kind", kind=str(rule.kind))
    if not 0 <= rule.days <= MOST_DAYS:
        raise InputError(f"Ask 0 to {MOST_DAYS} days after delivery, not {rule.days}.", code="survey_days", days=str(rule.days), most=str(MOST_DAYS))  # fmt: skip
    if len(sender) > LONGEST_SENDER or len(imprint) > LONGEST_IMPRINT:
        raise InputError(
            f"The sender may have {LONGEST_SENDER} letters, the imprint {LONGEST_IMPRINT}.",
            code="survey_text_long", sender=str(LONGEST_SENDER), imprint=str(LONGEST_IMPRINT),
        )  # fmt: skip
    found = Rule(rule.store, rule.active, rule.kind, rule.days, sender, imprint, vouched)
    if rule.active:
        _check_on(found, verdict(store.platform, today), store)
    return found


def _check_on(rule: Rule, said: Verdict, store: Store) -> None:
    if said.permission is Permission.FORBIDDEN and said.rule:
        raise InputError(
            f"Buyers of {store.id} cannot be asked: {said.rule.why.en} ({said.rule.source}). "
            "This cannot be overridden.",
            code="survey_forbidden", store=store.id, why=said.rule.why.en, why_zh=said.rule.why.zh,
        )  # fmt: skip
    if said.permission is Permission.UNKNOWN and not rule.vouched:
        raise InputError(
            f'Whether sellers may write to buyers of "{store.platform}" is not known here. Read the platform\'s rules, '
            'and if you may, say why: --allowed-because "...".',
            code="survey_unknown_platform", store=store.id, platform=store.platform,
        )  # fmt: skip
    if not rule.sender:
        raise InputError(
            "Say by which name buyers know the shop; it is the sender of the mail: --sender NAME.", code="survey_sender"
        )
