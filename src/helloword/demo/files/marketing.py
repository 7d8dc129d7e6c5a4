"""Ads and what they bid on, traffic, funnel and search words, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from helloword.demo.ad_groups import AD_GROUPS, AdGroup
from helloword.demo.company import ALIASES, Store
from helloword.demo.files.ad_words import KEPT, by_word
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import MINOR_DIGITS, Sheet, amount
from helloword.demo.market import CAMPAIGNS, Campaign
from helloword.demo.records import AdDay
from helloword.demo.stories import LOWERED, TOO_HIGH
from helloword.demo.truth import Kind
from helloword.period import ONE_DAY

ADS = (
    "store", "date", "channel", "campaign_id", "campaign", "keyword", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "new_customers", "currency",
)  # fmt: skip
AD_TARGETS = (
    "store", "date", "channel", "campaign_id", "campaign", "ad_group_id", "ad_group", "target_id", "kind", "target",
    "match_type", "sku", "ad_type", "bid", "currency", "state",
)  # fmt: skip
TRAFFIC = ("store", "date", "source", "channel", "sessions", "page_views")
FUNNEL = (
    "store", "date", "channel", "device", "sessions", "product_views", "cart_adds", "checkouts", "shipping_entered",
    "payment_entered", "purchases",
)  # fmt: skip
KEYWORDS = ("date", "keyword", "sku", "organic_rank", "sponsored_rank", "search_volume", "branded")

ENCODINGS = {"rakuten-jp": "cp932"}
"""Encoding of the ad lists that the people of a store keep for themselves."""


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of ads for all stores but those with their own, one of traffic, funnel and search words for all."""
    yield Sheet("all-stores/ads.csv", ADS, _ads(seen, [row for row in seen.history.ads if row.store not in ENCODINGS]))
    for store, encoding in ENCODINGS.items():
        rows = _ads(seen, [row for row in seen.history.ads if row.store == store])
        yield Sheet(f"{store}/ads.csv", ADS, rows, encoding)
    yield Sheet("all-stores/ad_targets.csv", AD_TARGETS, list(_targets(seen)))
    visits = [
        (v.store, v.day.isoformat(), v.source, v.channel, str(v.sessions), str(v.page_views))
        for v in seen.history.visits
    ]
    yield Sheet("all-stores/traffic.csv", TRAFFIC, visits)
    funnel = [
        (f.store, f.day.isoformat(), f.channel, f.device, *map(str, f.stages), str(f.purchases))
        for f in seen.history.funnel
    ]
    yield Sheet("all-stores/funnel.csv", FUNNEL, funnel)
    keywords = [
        (k.day.isoformat(), k.keyword, k.sku, _rank(k.organic), _rank(k.sponsored), str(k.volume), str(int(k.branded)))
        for k in seen.history.keywords
    ]
    yield Sheet("company/keywords.csv", KEYWORDS, keywords, "utf-16", "\t")


def _ads(seen: Seen, days: list[AdDay]) -> list[tuple[str, ...]]:
    """Campaigns' days, of late also by keyword."""
    since = seen.span.born - KEPT * ONE_DAY
    return [_ad(part, word) for row in days for word, part in (by_word(row) if row.day >= since else [("", row)])]


def _targets(seen: Seen) -> Iterator[tuple[str, ...]]:
    """What is bid on, as exported in the evening of the last day; what was changed also the evening before that."""
    running = {(row.store, row.campaign_id) for row in seen.history.ads}
    campaigns = {campaign.id: (store, campaign) for store, all in CAMPAIGNS.items() for campaign in all}
    changed = {e.subject: e.last for e in seen.stories.events if e.kind == Kind.HIGH_BID and e.last is not None}
    for group in AD_GROUPS:
        store, campaign = campaigns[group.campaign]
        if (store, campaign.id) in running:
            days = [changed[campaign.name]] if campaign.name in changed else []
            for day in (*days, seen.span.last):
                yield from _group(seen, day, STORE[store], campaign, group)


def _group(seen: Seen, day: date, store: Store, campaign: Campaign, group: AdGroup) -> Iterator[tuple[str, ...]]:
    of = (store.id, day.isoformat(), campaign.channel, campaign.id, campaign.name, group.id, group.name)
    lowered = seen.stories.bid(campaign.name, day) == LOWERED
    high = TOO_HIGH[0] if lowered else seen.stories.bid(campaign.name, day)[0]

    def row(id: str, kind: str, text: str = "", match: str = "", sku: str = "", price: float = 0) -> tuple[str, ...]:
        bid = _bid(campaign.click * price * high, store.currency, lowered=lowered) if price else ""
        return (*of, id, kind, text, match, sku, group.ad_type, bid, store.currency, "enabled")

    yield row(group.id, "ad_group", price=group.price)
    for sku in group.skus:
        yield row(f"{group.id}-{sku}", "ad", sku=ALIASES.get(store.id, {}).get(sku, sku))
    for number, word in enumerate(group.words, 1):
        yield row(f"{group.id}-{number}", "keyword", word.text, word.match, price=group.price * word.price)


def _bid(price: float, currency: str, *, lowered: bool) -> str:
    """A bid in whole coins; one that was lowered by a fifth is rounded towards where it was."""
    coins = round(price * 10 ** MINOR_DIGITS.get(currency, 2))
    return amount(-(-coins * 4 // 5) if lowered else coins, currency)


def _ad(row: AdDay, word: str) -> tuple[str, ...]:
    currency = STORE[row.store].currency
    return (
        row.store, row.day.isoformat(), row.channel, row.campaign_id, row.campaign, word, str(row.impressions), str(row.clicks),
        amount(row.spend, currency), str(row.orders), str(row.units), amount(row.sales, currency),
        str(row.new_customers), currency,
    )  # fmt: skip


def _rank(rank: int | None) -> str:
    return "" if rank is None else str(rank)
