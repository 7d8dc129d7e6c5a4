"""How far visitors go: from a look at a product to a purchase, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from helloword.demo.chance import Chance
from helloword.demo.market import Stream

LOOKS = 0.74
"""Share of visitors who look at a product; how many of them fill a cart is what makes a stream buy more or less."""
ONWARD = (0.49, 0.85, 0.91, 0.76)
"""Shares that go on from cart to checkout, to shipping, to payment, and to the purchase."""
STAGES = ("cart", "checkout", "shipping", "payment")
"""The stages that are left in these shares."""
DEVICES = (("mobile", 0.66, 0.82), ("desktop", 0.34, 1.35))
"""Device, its share of sessions, and how much better its visitors buy."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Sessions of one stream and device by stage (sessions, views, carts, checkouts, shipping, payment) and purchases."""

    stream: Stream
    device: str
    stages: tuple[int, ...]
    purchases: int


def walk(streams: Iterable[Stream], broken: Mapping[str, float], chance: Chance) -> list[Walk]:
    """How far the visitors of an own shop go; `broken` stages let only a share of those through who usually go on."""
    shares = tuple(share * broken.get(stage, 1.0) for stage, share in zip(STAGES, ONWARD, strict=True))
    return [_walked(stream, device, shares, chance) for stream in streams for device in _split(stream, chance)]


def straight(streams: Iterable[Stream], chance: Chance) -> list[Walk]:
    """The purchases of a marketplace's visitors, of whom only the visit and the order are known."""
    return [Walk(stream, "", (stream.sessions,), chance.share(stream.sessions, stream.converts)) for stream in streams]


def _split(stream: Stream, chance: Chance) -> Sequence[tuple[str, int, float]]:
    mobile = chance.share(stream.sessions, DEVICES[0][1])
    return [
        (name, sessions, factor)
        for (name, _, factor), sessions in zip(DEVICES, (mobile, stream.sessions - mobile), strict=True)
    ]


def _walked(stream: Stream, device: tuple[str, int, float], shares: Sequence[float], chance: Chance) -> Walk:
    name, sessions, factor = device
    carts = min(0.9, stream.converts * factor / (LOOKS * prod(ONWARD)))
    stages = [sessions]
    for onward in (LOOKS, carts, *shares):
        stages.append(chance.share(stages[-1], onward))
    return Walk(stream, name, tuple(stages[:-1]), stages[-1])
