"""Whether a proposal stays within its playbook's limits; at a limit is within, over it is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from helloword.actions.action import Proposal
from helloword.actions.playbook import Limits
from helloword.money import plain
from helloword.text import Text


@dataclass(frozen=True)
class Day:
    """What else of the same playbook begins on the day."""

    actions: int = 0
    money: Decimal = Decimal(0)


def broken(limits: Limits, proposal: Proposal, day: Day, currency: str) -> Sequence[Text]:
    """A sentence for each limit that the proposal would go over."""
    told = []
    if limits.money is not None and proposal.money > limits.money:
        told.append(_text("一次行动最多 {most}，这次是 {wanted}。", "One action may move {most}; this one is {wanted}.", limits.money, proposal.money, currency))  # fmt: skip
    if limits.day_money is not None and day.money + proposal.money > limits.day_money:
        told.append(_text("一天最多 {most}，加上这次是 {wanted}。", "A day's actions may move {most}; with this one it is {wanted}.", limits.day_money, day.money + proposal.money, currency))  # fmt: skip
    if limits.day_actions is not None and day.actions + 1 > limits.day_actions:
        told.append(_text("一天最多 {most} 次行动，这是第 {wanted} 次。", "{most} {most:action|actions} may begin on a day; this is number {wanted}.", Decimal(limits.day_actions), Decimal(day.actions + 1)))  # fmt: skip
    if limits.change is not None and proposal.change > limits.change:
        told.append(_text("一次最多改动 {most}，这次改动 {wanted}。", "One action may change by {most}; this one changes by {wanted}.", limits.change * 100, proposal.change * 100, "%"))  # fmt: skip
    return told


def _text(zh: str, en: str, most: Decimal, wanted: Decimal, unit: str = "") -> Text:
    said = {"most": f"{plain(most)} {unit}".strip(), "wanted": f"{plain(wanted)} {unit}".strip()}
    return Text(zh, en).filled(**said)
