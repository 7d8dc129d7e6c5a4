"""Ads, traffic, funnel and search words, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import AdDay

ADS = (
    "store", "date", "channel", "campaign_id", "campaign", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "new_customers", "currency",
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
    yield Sheet("all-stores/ads.csv", ADS, [_ad(row) for row in seen.history.ads if row.store not in ENCODINGS])
    for store, encoding in ENCODINGS.items():
        rows = [_ad(row) for row in seen.history.ads if row.store == store]
        yield Sheet(f"{store}/ads.csv", ADS, rows, encoding)
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


def _ad(row: AdDay) -> tuple[str, ...]:
    currency = STORE[row.store].currency
    return (
        row.store, row.day.isoformat(), row.channel, row.campaign_id, row.campaign, str(row.impressions), str(row.clicks),
        amount(row.spend, currency), str(row.orders), str(row.units), amount(row.sales, currency),
        str(row.new_customers), currency,
    )  # fmt: skip


def _rank(rank: int | None) -> str:
    return "" if rank is None else str(rank)
