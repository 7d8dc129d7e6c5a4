"""What ad platforms say they sold: the orders of their own clicks, and some they only claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from helloword.demo.chance import Chance
from helloword.demo.company import Store
from helloword.demo.market import Campaign, Stream
from helloword.demo.records import AdDay, Order


def ad_days(store: Store, day: date, streams: Iterable[Stream], orders: Sequence[Order], chance: Chance) -> list[AdDay]:
    """One row per campaign of a store's day."""
    return [
        _ad_day(store, day, stream, stream.campaign, _credited(stream.campaign, stream.claims, orders, chance))
        for stream in streams
        if stream.campaign is not None
    ]


def _credited(campaign: Campaign, claims: float, orders: Iterable[Order], chance: Chance) -> list[Order]:
    return [order for order in orders if order.campaign == campaign.id or chance.happens(claims)]


def _ad_day(store: Store, day: date, stream: Stream, campaign: Campaign, credited: Sequence[Order]) -> AdDay:
    scale = 1 if store.currency == "JPY" else 100
    lines = [line for order in credited for line in order.lines]
    included = 1 if store.prices_include_tax else 0
    return AdDay(
        store.id, day, campaign.channel, campaign.id, campaign.name, stream.impressions, stream.clicks,
        round(stream.spend * scale), len(credited), sum(line.quantity for line in lines),
        sum(line.paid - included * line.tax for line in lines), sum(order.first for order in credited),
    )  # fmt: skip
