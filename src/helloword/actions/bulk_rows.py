"""Changed bids as the rows of the platforms' own bulk-upload files.

Amazon Ads, bulksheets 2.0: a row with Operation "Update" and the ids of campaign, ad group and target changes what its
other cells say, and an empty cell nothing (github.com/amzn/ads-advanced-tools-docs, updating campaigns).
Google Ads Editor: a keyword is known by campaign, ad group, text and match type, and an empty cell changes nothing
(support.google.com/google-ads/editor/answer/57747).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from helloword.text import Text

Format = Literal["amazon", "google", "list"]
Cell = str | Decimal
NAMES: Mapping[Format, str] = {"amazon": "amazon-ads-bulk.xlsx", "google": "google-ads-editor.csv", "list": "bids.csv"}
"""What the file of each format is called."""
WHERE: Mapping[Format, Text] = {
    "amazon": Text("在亚马逊广告后台的“批量操作”里上传", "Upload it under Bulk operations in the Amazon Ads console"),
    "google": Text(
        "在 Google Ads Editor 里选“账户 > 导入 > 从文件”，核对后发布",
        "In Google Ads Editor choose Account > Import > From file, look it over and post",
    ),
    "list": Text("照着在广告后台里改", "Enter them in the ad console"),
}
"""What a person does with it."""

PRODUCTS = (
    "Product", "Entity", "Operation", "Campaign ID", "Ad Group ID", "Portfolio ID", "Ad ID", "Keyword ID",
    "Product Targeting ID", "Campaign Name", "Ad Group Name", "Start Date", "End Date", "Targeting Type", "State",
    "Daily Budget", "SKU", "ASIN", "Ad Group Default Bid", "Bid", "Keyword Text", "Match Type", "Bidding Strategy",
    "Placement", "Percentage", "Product Targeting Expression",
)  # fmt: skip
BRANDS = (
    "Product", "Entity", "Operation", "Campaign ID", "Draft Campaign ID", "Portfolio ID", "Ad Group ID", "Keyword ID",
    "Product Targeting ID", "Campaign Name", "Start Date", "End Date", "State", "Budget Type", "Budget",
    "Bid Optimization", "Bid Multiplier", "Bid", "Keyword Text", "Match Type", "Product Targeting Expression",
    "Ad Format", "Landing Page URL", "Landing Page ASINs", "Brand Entity ID", "Brand Name", "Brand Logo Asset ID",
    "Brand Logo URL", "Creative Headline", "Creative ASINs", "Video Media IDs", "Creative Type",
)  # fmt: skip
EDITOR = ("Campaign", "Ad Group", "Keyword", "Criterion Type", "Max CPC")
LIST = (
    "campaign_id", "campaign", "ad_group_id", "ad_group", "target_id", "kind", "target", "match_type",
    "currency", "bid_now", "bid",
)  # fmt: skip
_MATCH = {"exact": "Exact", "phrase": "Phrase", "broad": "Broad"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NO_ID = Text("没有平台的编号，写不进批量表。", "It has no id of the platform, so no bulk sheet can name it.")
_NO_GROUP_BID = Text("品牌推广的广告组没有默认出价。", "An ad group of Sponsored Brands has no default bid.")
_BY_HAND = Text("Editor 的文件里写不了这种对象。", "A file for Editor cannot name this kind of target.")
_LOOKS_LIKE_FORMULA = Text(
    "名称以公式符号开头，写进 CSV 会被当成公式，请在后台里改。",
    "Its name begins like a formula, and a spreadsheet would run it; change it in the ad console.",
)


@dataclass(frozen=True)
class Bid:
    """A bid that changes, as the rows need it; `before` and `after` in its currency."""

    campaign_id: str
    campaign: str
    ad_group_id: str
    ad_group: str
    target_id: str
    kind: str
    target: str
    match_type: str
    ad_type: str
    currency: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True)
class Sheet:
    """One table of a file."""

    name: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]


def format_of(channel: str) -> Format:
    """Which file an ad channel takes.

    >>> format_of("amazon_ads"), format_of("Google"), format_of("facebook")
    ('amazon', 'google', 'list')
    """
    name = channel.casefold()
    return "amazon" if "amazon" in name else "google" if "google" in name else "list"


def unwritable(format: Format, bid: Bid) -> Text | None:
    """Why a bid cannot stand in a file of this format; None when it can."""
    if format == "amazon":
        brands = _of_brands(bid)
        if bid.kind == "ad_group":
            return _NO_GROUP_BID if brands else None if bid.campaign_id and bid.ad_group_id else _NO_ID
        return None if bid.campaign_id and bid.ad_group_id and bid.target_id else _NO_ID
    if format == "google" and (bid.kind not in ("keyword", "ad_group") or not bid.ad_group or not _matched(bid)):
        return _BY_HAND
    if format == "google" and any(cell.startswith(_FORMULA) for cell in (bid.campaign, bid.ad_group, bid.target)):
        return _LOOKS_LIKE_FORMULA
    return None


def sheets(format: Format, bids: Sequence[Bid]) -> tuple[Sheet, ...]:
    """The tables of a file that sets these bids to what they are `after`."""
    if format == "amazon":
        parts = (
            ("Sponsored Products Campaigns", PRODUCTS, [bid for bid in bids if not _of_brands(bid)]),
            ("Sponsored Brands Campaigns", BRANDS, [bid for bid in bids if _of_brands(bid)]),
        )
        return tuple(_sheet(name, header, _amazon, of) for name, header, of in parts if of)
    return (_sheet("", EDITOR if format == "google" else LIST, _editor if format == "google" else _listed, bids),)


def _sheet(
    name: str, header: tuple[str, ...], cells: Callable[[Bid], Mapping[str, Cell]], bids: Sequence[Bid]
) -> Sheet:
    return Sheet(name, header, [[cells(bid).get(column, "") for column in header] for bid in bids])


def _amazon(bid: Bid) -> Mapping[str, Cell]:
    of = {"Operation": "Update", "Campaign ID": bid.campaign_id, "Ad Group ID": bid.ad_group_id, "State": "enabled"}
    of["Product"] = "Sponsored Brands" if _of_brands(bid) else "Sponsored Products"
    if bid.kind == "ad_group":
        return {**of, "Entity": "Ad Group", "Ad Group Default Bid": bid.after}
    if bid.kind == "keyword":
        named = {"Keyword ID": bid.target_id, "Keyword Text": bid.target, "Match Type": bid.match_type}
        return {**of, **named, "Entity": "Keyword", "Bid": bid.after}
    named = {"Product Targeting ID": bid.target_id, "Product Targeting Expression": bid.target}
    return {**of, **named, "Entity": "Product Targeting", "Bid": bid.after}


def _editor(bid: Bid) -> Mapping[str, Cell]:
    return {
        "Campaign": bid.campaign, "Ad Group": bid.ad_group, "Keyword": bid.target if bid.kind == "keyword" else "",
        "Criterion Type": _MATCH[bid.match_type.casefold()] if bid.kind == "keyword" else "", "Max CPC": bid.after,
    }  # fmt: skip


def _listed(bid: Bid) -> Mapping[str, Cell]:
    """For people, so what looks like a formula may get a mark in front."""
    cells: dict[str, str] = {
        "campaign_id": bid.campaign_id, "campaign": bid.campaign, "ad_group_id": bid.ad_group_id,
        "ad_group": bid.ad_group, "target_id": bid.target_id, "kind": bid.kind, "target": bid.target,
        "match_type": bid.match_type, "currency": bid.currency,
    }  # fmt: skip
    guarded = {name: f"'{cell}" if cell.startswith(_FORMULA) else cell for name, cell in cells.items()}
    return {**guarded, "bid_now": bid.before, "bid": bid.after}


def _of_brands(bid: Bid) -> bool:
    return "brand" in bid.ad_type.casefold()


def _matched(bid: Bid) -> bool:
    return bid.kind != "keyword" or bid.match_type.casefold() in _MATCH
