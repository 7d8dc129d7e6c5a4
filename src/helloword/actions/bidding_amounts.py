"""How proposed bids may be changed before they are approved, and what they then come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import cast

from helloword.actions.action import Line, Proposal
from helloword.actions.bidding import Policy, Seen
from helloword.actions.bidding_checking import Told, all_told, to_content
from helloword.actions.bidding_judging import Judged, Terms, changes
from helloword.actions.bidding_words import after, expected, title
from helloword.actions.bulk_rows import Bid
from helloword.actions.playbook import Amount
from helloword.audit import Json
from helloword.money import EXACT, full_text

MONTH = 30
"""Days for which a change of daily spend counts as the money that an action moves."""
_ZERO, _ONE = Decimal(0), Decimal(1)


def basis(changed: Sequence[Judged], rules: Terms) -> dict[str, Json]:
    """What of each bid is spent and should be sold a day now, in the company's currency, to be kept with a proposal."""
    told: list[Json] = []
    for each in changed:
        a_day = EXACT.divide(rules.rates[each.target.currency], Decimal(rules.days * each.sharing))
        told.append([full_text(each.evidence.seen.spend * a_day), full_text(each.verdict.sales * a_day)])
    return {"bids": told}


def bids(proposal: Proposal, rules: Terms) -> tuple[Amount, ...]:
    """The bids that may be changed: by one step at most, between the lowest and the highest bid."""
    told = zip(proposal.lines, all_told(proposal), strict=True)
    return tuple(
        _amount(number, line.item, each, rules.policy(each.bid.currency))
        for number, (line, each) in enumerate(told, 1)
        if each.bid.currency in rules.rates
    )


def with_bids(proposal: Proposal, wanted: Mapping[int, Decimal], rules: Terms, currency: str) -> Proposal:
    """The proposal with other bids; one that stays as it is stays in it and is not written."""
    content, told = proposal.content, [_changed(t, wanted.get(n)) for n, t in enumerate(all_told(proposal), 1)]
    moved = [_moved(each, now, rules.elasticity) for each, now in zip(told, _now(proposal), strict=True)]
    spend, contribution = (sum((pair[n] for pair in moved), _ZERO) for n in (0, 1))
    money = sum((abs(spend) for spend, _ in moved), _ZERO) * MONTH
    ratios = [EXACT.divide(each.bid.after, each.bid.before) for each in told]
    kept: list[Json] = [to_content(each) for each in told]
    return replace(
        proposal, title=title(str(content["store"]), str(content["channel"]), [each.bid for each in told]),
        content={**content, "bids": kept},
        lines=tuple(_said(line, each) for line, each in zip(proposal.lines, told, strict=True)),
        expected=expected(spend, contribution, rules.elasticity, currency), money=money.quantize(Decimal("0.01")),
        change=max(abs(ratio - 1) for ratio in ratios).quantize(Decimal("0.000001")),
        items=tuple(dict.fromkeys(each.bid.campaign for each in told if each.bid.after != each.bid.before)),
    )  # fmt: skip


def _amount(number: int, item: str, told: Told, policy: Policy) -> Amount:
    bid = told.bid
    down = _whole(bid.before * (_ONE - policy.step), policy.unit, ROUND_CEILING)
    up = _whole(bid.before * (_ONE + policy.step), policy.unit, ROUND_FLOOR)
    least, most = min(bid.before, max(down, policy.floor)), max(bid.before, min(up, policy.ceiling))
    proposed = bid.after if told.proposed is None else told.proposed
    return Amount(number, item, bid.currency, proposed, bid.after, bid.before, least, most, policy.unit)


def _whole(amount: Decimal, unit: Decimal, way: str) -> Decimal:
    return (EXACT.divide(amount, unit).to_integral_value(way) * unit).quantize(unit)


def _changed(told: Told, wanted: Decimal | None) -> Told:
    if wanted is None:
        return told
    proposed = told.bid.after if told.proposed is None else told.proposed
    bid = replace(told.bid, after=_as_written(told.bid, proposed, wanted))
    return replace(told, bid=bid, proposed=None if wanted == proposed else proposed)


def _as_written(bid: Bid, proposed: Decimal, wanted: Decimal) -> Decimal:
    """With the digits of what was proposed, so that the same bid has the same seal."""
    return bid.before if wanted == bid.before else wanted.quantize(proposed)


def _moved(told: Told, now: tuple[Decimal, Decimal], elasticity: Decimal) -> tuple[Decimal, Decimal]:
    """How spend and contribution change a day."""
    spend, sales = now
    return changes(Seen(spend=spend), sales, told.break_even, EXACT.divide(told.bid.after, told.bid.before), elasticity)


def _now(proposal: Proposal) -> list[tuple[Decimal, Decimal]]:
    told = cast(list[tuple[str, str]], proposal.basis.get("bids", []))
    return [(Decimal(spend), Decimal(sales)) for spend, sales in told]


def _said(line: Line, told: Told) -> Line:
    proposed = "" if told.proposed is None else after(told.bid, told.proposed)
    return replace(line, after=after(told.bid, told.bid.after), proposed=proposed)
