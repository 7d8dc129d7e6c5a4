"""The demo's ads by keyword are its campaigns' days, to the last cent, and what is bid on is there to be sold."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from helloword.demo.ad_groups import AD_GROUPS, WORDS
from helloword.demo.assortment import PRODUCTS
from helloword.demo.files.ad_words import by_word
from helloword.demo.market import CAMPAIGNS
from helloword.demo.records import AdDay

FIGURES = ("impressions", "clicks", "spend", "orders", "units", "sales", "new_customers")
counts = st.integers(min_value=0, max_value=300)


def day(clicks: int, orders: int, more: int, campaign: str = "SP-1001") -> AdDay:
    sales = orders * (4000 + more)
    return AdDay(
        "amazon-us", date(2026, 3, 1), "amazon_ads", campaign, campaign, clicks * 150 + more, clicks, clicks * 137 + more,
        orders, orders + more % (orders + 1), sales, orders // 2,
    )  # fmt: skip


@given(counts, st.integers(min_value=0, max_value=40), counts)
def test_the_keywords_of_a_day_add_up_to_it_and_none_is_negative(clicks: int, orders: int, more: int) -> None:
    whole = day(clicks, orders, more)
    parts = [part for _, part in by_word(whole)]

    assert [sum(getattr(part, name) for part in parts) for name in FIGURES] == [getattr(whole, n) for n in FIGURES]
    assert all(getattr(part, name) >= 0 for part in parts for name in FIGURES)
    assert all(part.clicks <= part.impressions for part in parts)
    assert all((part.sales == 0) == (part.orders == 0) for part in parts)


def test_the_same_day_is_always_told_the_same_way() -> None:
    whole = day(120, 11, 3)

    assert list(by_word(whole)) == list(by_word(whole))
    assert [word for word, _ in by_word(whole)] == [*(word.text for word in WORDS["SP-1001"]), ""]


def test_a_campaign_without_keywords_stays_one_row() -> None:
    whole = day(120, 11, 3, "F-311")

    assert list(by_word(whole)) == [("", whole)]


def test_every_ad_group_is_of_a_campaign_and_advertises_what_there_is() -> None:
    campaigns = {campaign.id for all in CAMPAIGNS.values() for campaign in all}
    skus = {product.sku for product in PRODUCTS}

    assert {group.campaign for group in AD_GROUPS} <= campaigns
    assert {sku for group in AD_GROUPS for sku in group.skus} <= skus
    assert len({group.id for group in AD_GROUPS}) == len(AD_GROUPS)
    assert all(sum(word.share for word in words) < 1 for words in WORDS.values())
