"""Where visitors come from: channels, ad campaigns, and the sessions they bring on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helloword.demo.calendar import DayMood
from helloword.demo.chance import Chance
from helloword.demo.stories import Stories


@dataclass(frozen=True)
class Channel:
    """Visitors nobody pays for: sessions on a plain day at the start, the share that buys, pages they look at."""

    name: str
    source: str
    sessions: int
    converts: float
    pages: float


@dataclass(frozen=True)
class Campaign:
    """Visitors paid for: daily budget and price of a click in the store's currency, clicks per impression, share that buys.

    `claims` is the share of other people's orders that the channel counts as its own.
    """

    id: str
    name: str
    channel: str
    budget: float
    click: float
    click_rate: float
    converts: float
    claims: float = 0.0


@dataclass(frozen=True, slots=True)
class Stream:
    """Sessions of one day that came the same way, the share of them that would buy, and of other orders that ads claim."""

    source: str
    channel: str
    campaign: Campaign | None
    sessions: int
    converts: float
    pages: float
    impressions: int = 0
    clicks: int = 0
    spend: float = 0.0
    claims: float = 0.0


CHANNELS = {
    "amazon-us": (Channel("organic", "organic", 232, 0.084, 1.7), Channel("referral", "referral", 12, 0.055, 1.4)),
    "amazon-de": (Channel("organic", "organic", 118, 0.08, 1.7),),
    "shopify-eu": (
        Channel("organic", "organic", 240, 0.0195, 3.1), Channel("direct", "direct", 84, 0.037, 3.6),
        Channel("email", "email", 38, 0.05, 3.9), Channel("social", "social", 48, 0.014, 2.2),
        Channel("referral", "referral", 21, 0.021, 2.7),
    ),
    "rakuten-jp": (
        Channel("organic", "organic", 185, 0.024, 2.9), Channel("direct", "direct", 36, 0.034, 3.3),
        Channel("email", "email", 33, 0.036, 3.4), Channel("social", "social", 19, 0.013, 2.0),
    ),
}  # fmt: skip

CAMPAIGNS = {
    "amazon-us": (
        Campaign("SP-1001", "SP Kettles US", "amazon_ads", 58, 1.36, 0.0052, 0.094, 0.02),
        Campaign("SP-1002", "SP Coffee US", "amazon_ads", 55, 1.24, 0.0055, 0.096, 0.02),
        Campaign("SP-1003", "SP Brand US", "amazon_ads", 20, 0.58, 0.012, 0.16, 0.01),
        Campaign("SB-1101", "SB Video Kitchen US", "amazon_ads", 95, 1.42, 0.0041, 0.09, 0.01),
        Campaign("IN-1201", "Creators US", "influencer", 17, 0.80, 0.011, 0.06),
    ),
    "amazon-de": (
        Campaign("SP-2001", "SP Wasserkocher DE", "amazon_ads", 31, 1.12, 0.005, 0.09, 0.02),
        Campaign("SP-2002", "SP Kaffee DE", "amazon_ads", 28, 1.06, 0.0053, 0.092, 0.02),
        Campaign("SP-2003", "SP Marke DE", "amazon_ads", 11, 0.55, 0.012, 0.15, 0.01),
    ),
    "shopify-eu": (
        Campaign("G-301", "Brand-EU", "google", 18, 0.43, 0.062, 0.046, 0.01),
        Campaign("G-302", "Shopping-Kitchen-EU", "google", 42, 0.46, 0.0098, 0.026, 0.01),
        Campaign("F-311", "Kitchen-New-EU", "facebook", 105, 0.47, 0.0125, 0.024, 0.03),
        Campaign("F-312", "Retargeting-EU", "facebook", 14, 0.54, 0.014, 0.041, 0.03),
        Campaign("T-321", "Home-Ideas-EU", "tiktok", 13, 0.27, 0.0088, 0.012, 0.01),
        Campaign("I-331", "Creators EU", "influencer", 14, 0.41, 0.012, 0.019),
    ),
    "rakuten-jp": (
        Campaign("R-401", "RPP キッチン", "rakuten_ads", 4400, 47, 0.0105, 0.03, 0.01),
        Campaign("G-411", "Shopping-JP", "google", 2600, 55, 0.0095, 0.027, 0.01),
        Campaign("T-421", "Home-Ideas-JP", "tiktok", 1100, 31, 0.0085, 0.013, 0.01),
        Campaign("I-431", "Creators JP", "influencer", 1400, 48, 0.012, 0.02),
    ),
}  # fmt: skip

ARRIVES = 0.95
"""Share of clicks that become a session."""


def plain_orders(store: str) -> float:
    """Orders on a plain day at the start, as far as stock allows."""
    free = sum(channel.sessions * channel.converts for channel in CHANNELS[store])
    return free + sum(c.budget / c.click * ARRIVES * c.converts for c in CAMPAIGNS[store])


class Market:
    """The visitors of one store."""

    def __init__(self, store: str, stories: Stories, chance: Chance) -> None:
        self._store, self._stories, self._chance = store, stories, chance
        self._drift = 0.0

    def day(self, day: date, mood: DayMood) -> list[Stream]:
        """The streams of visitors of one day; a good or bad patch lasts for some days."""
        self._drift = 0.82 * self._drift + self._chance.gauss(0, 0.055)
        level = mood.level * (1 + self._drift)
        free = [self._free(channel, level, mood) for channel in CHANNELS[self._store]]
        return free + [self._paid(campaign, day, level, mood) for campaign in CAMPAIGNS[self._store]]

    def _free(self, channel: Channel, level: float, mood: DayMood) -> Stream:
        sessions = self._chance.poisson(channel.sessions * level * self._chance.wobble(0.05))
        return Stream(channel.source, channel.name, None, sessions, channel.converts * mood.conversion, channel.pages)

    def _paid(self, campaign: Campaign, day: date, level: float, mood: DayMood) -> Stream:
        chance = self._chance
        # Everybody bids in the same weeks, so a click costs more when demand is high.
        click = campaign.click * (1 + 0.12 * (level - 1)) * chance.wobble(0.06)
        clicks = chance.poisson(campaign.budget * level**0.9 / click)
        impressions = clicks + round(clicks / (campaign.click_rate * chance.wobble(0.1)))
        appeal = self._stories.appeal(campaign.name, day)
        # A bid that is too high also buys clicks of people who leave before the shop has loaded.
        price, reach = self._stories.bid(campaign.name, day)
        paid = round(clicks * reach)
        return Stream(
            "paid", campaign.channel, campaign, chance.share(clicks, ARRIVES), campaign.converts * mood.conversion * appeal,
            2.1, round(impressions * reach), paid, paid * click * price, campaign.claims * appeal,
        )  # fmt: skip
