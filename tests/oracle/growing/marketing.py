"""Ads, traffic, the funnel and search."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tests.oracle.growing.chances import CHANNELS, PLATFORM_SKUS, Chances, Row
from tests.oracle.reference.facts import Store


def rows(chances: Chances, orders: list[Row]) -> dict[str, list[Row]]:
    """Everything that brings visitors; some days are those of orders."""
    stores = [store for store in chances.stores if chances.often()]
    return {
        "ads": _each(
            row for store in stores if chances.often() for row in _ads(chances, store, _days(chances, orders))
        ),
        "traffic": _each(row for store in stores for row in _traffic(chances, store, _days(chances, orders))),
        "funnel": _each(row for store in stores if chances.one(True, False) for row in _funnel(chances, store)),
        "keywords": _keywords(chances),
    }


def _each(rows: Iterable[Row]) -> list[Row]:
    """The rows, one of each key."""
    measures = {"impressions", "clicks", "spend", "attributed_orders", "attributed_units", "attributed_sales",
                "new_customers", "sessions", "page_views", "product_views", "cart_adds", "checkouts", "shipping_entered",
                "payment_entered", "purchases"}  # fmt: skip
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        found[tuple(value for column, value in row.items() if column not in measures)] = row
    return list(found.values())


def _days(chances: Chances, orders: list[Row]) -> list[date]:
    ordered = [date.fromisoformat(row["ordered_at"][:10]) for row in orders]
    return sorted({*chances.days(4), *(day for day in ordered if chances.rarely())})


def _ads(chances: Chances, store: Store, days: list[date]) -> list[Row]:
    gives = chances.one(True, False)
    return [
        {
            "store": store.id,
            "date": day.isoformat(),
            "channel": chances.one("web", "app"),
            "campaign_id": (campaign := chances.one("1", "2")),
            "campaign": f"Campaign {campaign}",
            "sku": chances.one("", "", *PLATFORM_SKUS),
            "keyword": chances.one("", "mug"),
            "impressions": str(chances.count(900)),
            "clicks": str(chances.count(40)),
            "spend": chances.money(80),
            "attributed_orders": "1",
            "attributed_units": "2",
            "attributed_sales": chances.money(90),
            "new_customers": chances.one("", "0", "1", "2") if gives else "",
            "currency": chances.currency(store),
        }
        for day in days
        for _ in range(1 + chances.count(2))
    ]


def _traffic(chances: Chances, store: Store, days: list[date]) -> list[Row]:
    return [
        {
            "store": store.id,
            "date": day.isoformat(),
            "source": chances.one("organic", "paid", "direct", "email"),
            "channel": chances.one(*CHANNELS),
            "sku": chances.one("", "", *PLATFORM_SKUS),
            "sessions": str(chances.count(50)),
            "page_views": chances.one("", "99"),
        }
        for day in days
        for _ in range(1 + chances.count(2))
    ]


def _funnel(chances: Chances, store: Store) -> list[Row]:
    return [
        {
            "store": store.id,
            "date": day.isoformat(),
            "channel": chances.one(*CHANNELS),
            "device": chances.one("phone", ""),
            "sessions": str(chances.count(90)),
            "product_views": "80",
            "cart_adds": str(chances.count(30)),
            "checkouts": str(chances.count(20)),
            "shipping_entered": chances.one("", str(chances.count(9))),
            "payment_entered": chances.one("", str(chances.count(9))),
            "purchases": str(chances.count(6)),
        }
        for day in chances.days(5)
        for _ in range(1 + chances.count(1))
    ]


def _keywords(chances: Chances) -> list[Row]:
    found = {}
    for day in chances.days(4):
        for _ in chances.many(4):
            keyword, sku = chances.one("mug", "nori tea", "cup"), chances.one("", "A", "B")
            found[day, keyword, sku] = {
                "date": day.isoformat(),
                "keyword": keyword,
                "sku": sku,
                "organic_rank": chances.one("", "1", "10", "11", "40"),
                "sponsored_rank": chances.one("", "2"),
                "search_volume": chances.one("", "100", "250"),
                "branded": "true" if keyword.startswith("nori") else chances.one("", "false"),
            }
    return list(found.values())
