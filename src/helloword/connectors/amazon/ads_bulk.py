"""Amazon Ads' bulk sheets: what an account bids on, one sheet for Sponsored Products and one for Sponsored Brands."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Amazon Ads, bulksheets 2.0: overview, updating Sponsored Products and Sponsored Brands campaigns "
    "(github.com/amzn/ads-advanced-tools-docs); downloads of 2024-2026 in public parsers' tests"
)
AUTOMATIC = ("close-match", "loose-match", "substitutes", "complements")
"""What an automatic campaign bids on."""
_ONLY = "(Informational only)"
_LEFT = (
    "Start Date", "End Date", "Bidding Strategy", "Placement", "Percentage", "Audience ID", "Shopper Cohort Percentage",
    "Shopper Cohort Type", "Native Language Keyword", "Native Language Locale", "Impressions", "Clicks",
    "Click-through Rate", "Spend", "Sales", "Orders", "Units", "Conversion Rate", "ACOS", "CPC", "ROAS",
    f"Ad Group Default Bid {_ONLY}", f"Resolved Product Targeting Expression {_ONLY}", f"Portfolio Name {_ONLY}",
    f"Campaign Serving Status {_ONLY}", f"Ad Group Serving Status {_ONLY}", f"Eligibility Status {_ONLY}",
    f"Reason for Ineligibility {_ONLY}", "Operation", "Portfolio ID",
)  # fmt: skip
_LEFT_OF_PRODUCTS = ("Targeting Type", "ASIN", f"ASIN {_ONLY}")
_LEFT_OF_BRANDS = (
    "Draft Campaign ID", "Budget Type", "Budget", "Bid Multiplier", "Ad Format", f"Ad Format {_ONLY}",
    "Landing Page URL", "Landing Page ASINs", f"Landing Page Type {_ONLY}", "Brand Entity ID", "Brand Name",
    "Brand Logo Asset ID", "Brand Logo URL", f"Brand Logo URL {_ONLY}", "Custom Image Asset ID", "Creative Headline",
    "Creative ASINs", "Video Media IDs", "Video Asset IDs", "Creative Type",
)  # fmt: skip
_DATE = Text(
    "文件里没有日期：按导入当天算，请在下载当天导入。",
    "The file has no date: it counts as of the day it is imported, so import it the day you download it.",
)
_OTHER = Text(
    "一个工作簿里有几种广告的表：另一种用 `--kind` 再导入一次。",
    "A workbook may hold sheets of several ad products: import it once more with `--kind` for the other one.",
)

# A row gives its own cells only; names and states above it stand in the rows of its campaign and ad group.
_STEPS = (
    {
        "entity_name": 'LOWER("Entity")',
        "of_campaign": f"""COALESCE("Campaign Name {_ONLY}", "Campaign Name",
            MAX("Campaign Name") OVER (PARTITION BY "Campaign ID"), "Campaign ID")""",
        "of_group": f"""COALESCE("Ad Group Name {_ONLY}", "Ad Group Name",
            MAX("Ad Group Name") OVER (PARTITION BY "Campaign ID", "Ad Group ID"))""",
        "default_bid": 'MAX("Ad Group Default Bid") OVER (PARTITION BY "Campaign ID", "Ad Group ID")',
        "campaign_state": f"""LOWER(COALESCE("Campaign State {_ONLY}",
            MAX("State") FILTER (WHERE LOWER("Entity") = 'campaign') OVER (PARTITION BY "Campaign ID")))""",
        "group_state": f"""LOWER(COALESCE("Ad Group State {_ONLY}",
            MAX("State") FILTER (WHERE LOWER("Entity") = 'ad group') OVER (PARTITION BY "Campaign ID", "Ad Group ID")))""",
    },
    {
        "what": f"""CASE entity_name WHEN 'keyword' THEN 'keyword' WHEN 'ad group' THEN 'ad_group' WHEN 'product ad' THEN 'ad'
            WHEN 'product targeting' THEN CASE WHEN LOWER("Product Targeting Expression") IN {AUTOMATIC} THEN 'auto' ELSE 'product' END
            END""",
        "states": "CONCAT_WS(' ', LOWER(\"State\"), campaign_state, group_state)",
        "bid_now": """CASE WHEN entity_name = 'ad group' THEN "Ad Group Default Bid"
            WHEN entity_name <> 'product ad' THEN COALESCE("Bid", default_bid) END""",
    },
)

_OUTPUT = Output(
    table="ad_targets",
    where="what IS NOT NULL AND \"Campaign ID\" IS NOT NULL AND (what = 'ad' OR bid_now IS NOT NULL)",
    columns={
        "store": "store",
        "date": "imported_day",
        "channel": "'amazon_ads'",
        "campaign_id": '"Campaign ID"',
        "campaign": "of_campaign",
        "ad_group_id": '"Ad Group ID"',
        "ad_group": "of_group",
        "target_id": """CASE what WHEN 'keyword' THEN "Keyword ID" WHEN 'ad_group' THEN "Ad Group ID" WHEN 'ad' THEN "Ad ID"
            ELSE "Product Targeting ID" END""",
        "kind": "what",
        "target": "CASE WHEN what = 'keyword' THEN \"Keyword Text\" WHEN what <> 'ad' THEN \"Product Targeting Expression\" END",
        "match_type": "CASE WHEN what = 'keyword' THEN LOWER(\"Match Type\") END",
        "sku": "CASE WHEN what = 'ad' THEN \"SKU\" END",
        "ad_type": '"Product"',
        "bid": "bid_now",
        "currency": "store_currency",
        "state": """CASE WHEN states LIKE '%archived%' THEN 'archived' WHEN states LIKE '%paused%' THEN 'paused'
            ELSE 'enabled' END""",
    },
)


def _kind(id: str, title: Text, *own: Field, left: tuple[str, ...]) -> Kind:
    """A sheet: the columns that both ad products have, and its own."""
    return Kind(
        id=id,
        title=title,
        fields=(
            Field("Product", optional_header=False),
            Field("Entity", optional_header=False),
            Field("Campaign ID", optional_header=False),
            Field("Ad Group ID", aliases=("Ad Group ID (Read only)",)),
            Field("Ad ID", aliases=("Ad ID (Read only)",)),
            Field("Keyword ID", aliases=("Keyword ID (Read only)",), optional_header=False),
            Field("Product Targeting ID", aliases=("Product Targeting ID (Read only)",)),
            Field("Campaign Name"),
            Field("Ad Group Name"),
            Field(f"Campaign Name {_ONLY}"),
            Field(f"Ad Group Name {_ONLY}"),
            Field("State"),
            Field(f"Campaign State {_ONLY}"),
            Field(f"Ad Group State {_ONLY}"),
            Field("Bid", FieldType.AMOUNT, optional_header=False),
            Field("Keyword Text"),
            Field("Match Type"),
            Field("Product Targeting Expression"),
            *own,
            *(Field(name, keep=Keep.DROPPED) for name in (*_LEFT, *left)),
        ),
        steps=_STEPS,
        outputs=(_OUTPUT,),
        decimal_point=True,
        source=SOURCE,
        notes=(_DATE, _OTHER),
    )


KIND = _kind(
    "amazon.ads_bulk",
    Text("亚马逊广告批量表（商品推广）", "Amazon Ads bulk sheet, Sponsored Products"),
    Field("Ad Group Default Bid", FieldType.AMOUNT, optional_header=False),
    Field("Daily Budget", keep=Keep.DROPPED, optional_header=False),
    Field("SKU"),
    left=_LEFT_OF_PRODUCTS,
)
BRANDS = _kind(
    "amazon.ads_bulk_brands",
    Text("亚马逊广告批量表（品牌推广）", "Amazon Ads bulk sheet, Sponsored Brands"),
    Field("Bid Optimization", keep=Keep.DROPPED, optional_header=False),
    Field("Ad Group Default Bid", FieldType.AMOUNT),
    Field("SKU"),
    left=_LEFT_OF_BRANDS,
)
