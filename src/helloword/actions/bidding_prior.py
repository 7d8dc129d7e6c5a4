"""What a target is expected to do before its own clicks are looked at: what its campaign's targets do together.

How much that weighs follows from how different these targets are: Kleinman's moment estimate of a beta-binomial
(J. Am. Stat. Assoc. 68, 1973). Where they differ no more than chance makes them, it weighs most.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from helloword.actions.bidding import Prior, Seen
from helloword.money import EXACT

LEAST, USUAL, MOST = Decimal(20), Decimal(100), Decimal(500)
"""Clicks that an expectation weighs: at least, where too few targets tell, and at most."""
ENOUGH = 3
"""Targets with clicks that are needed to tell how different they are."""
_ZERO, _ONE = Decimal(0), Decimal(1)


def prior_of(targets: Iterable[Seen]) -> Prior | None:
    """What these targets do together, and how much that says of each; None where nobody clicked.

    >>> prior_of([Seen(100, 10, Decimal(90), Decimal(400)), Seen(100, 10, Decimal(80), Decimal(400))])
    Prior(rate=Decimal('0.1'), value=Decimal('40'), strength=Decimal('100'))
    """
    clicked = [each for each in targets if each.clicks > 0]
    whole = sum(clicked, Seen())
    if not whole.clicks:
        return None
    rate = EXACT.divide(Decimal(whole.orders), Decimal(whole.clicks))
    value = EXACT.divide(whole.sales, Decimal(whole.orders)) if whole.orders else _ZERO
    return Prior(rate, value, strength(clicked, rate))


def strength(clicked: list[Seen], rate: Decimal) -> Decimal:
    """How many clicks of a target's own weigh as much as what all do together.

    >>> even = [Seen(200, 20), Seen(200, 20), Seen(200, 20)]
    >>> apart = [Seen(200, 2), Seen(200, 20), Seen(200, 38)]
    >>> strength(even, Decimal("0.1")), round(strength(apart, Decimal("0.1")), 2)
    (Decimal('500'), Decimal('20.00'))
    """
    if len(clicked) < ENOUGH or not 0 < rate < 1:
        return USUAL
    whole = Decimal(sum(each.clicks for each in clicked))
    shares = [EXACT.divide(Decimal(each.clicks), whole) for each in clicked]
    rates = [EXACT.divide(Decimal(each.orders), Decimal(each.clicks)) for each in clicked]
    spread = sum((w * (p - rate) ** 2 for w, p in zip(shares, rates, strict=True)), _ZERO)
    room = sum((w * (_ONE - w) for w in shares), _ZERO)
    chance = sum((EXACT.divide(w * (_ONE - w), Decimal(s.clicks)) for w, s in zip(shares, clicked, strict=True)), _ZERO)
    most = rate * (_ONE - rate)
    between = EXACT.divide(spread - most * chance, room - chance) if room > chance else _ZERO
    if between <= 0:
        return MOST
    return max(LEAST, min(MOST, EXACT.divide(most, between) - _ONE))
