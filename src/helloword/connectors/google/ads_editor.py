"""The spreadsheet that Google Ads Editor exports: campaigns, ad groups and keywords in one sheet of many columns."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="google.ads_editor",
    title=Text("Google Ads Editor 导出表", "Google Ads Editor export"),
    fields=(
        Field("Campaign", optional_header=False),
        Field("Campaign ID"),
        Field("Campaign Status"),
        Field("Ad Group", optional_header=False),
        Field("Ad Group ID"),
        Field("Ad Group Status"),
        Field("Keyword", optional_header=False),
        Field("Criterion Type", aliases=("Match Type",)),
        Field("Product Group"),
        Field("Max CPC", FieldType.AMOUNT, optional_header=False),
        Field("Status"),
        Field("Keyword Status"),
    ),
    steps=(
        {
            "match": 'LOWER("Criterion Type")',
            "default_bid": """MAX("Max CPC") FILTER (WHERE "Keyword" IS NULL AND "Product Group" IS NULL)
                OVER (PARTITION BY "Campaign", "Ad Group")""",
            "campaign_state": 'MAX("Campaign Status") OVER (PARTITION BY "Campaign")',
            "group_state": 'MAX("Ad Group Status") OVER (PARTITION BY "Campaign", "Ad Group")',
        },
        {
            "what": """CASE WHEN "Keyword" IS NOT NULL THEN 'keyword' WHEN "Product Group" IS NOT NULL THEN 'product'
                ELSE 'ad_group' END""",
            "states": 'LOWER(CONCAT_WS(\' \', "Status", "Keyword Status", campaign_state, group_state))',
        },
    ),
    outputs=(
        Output(
            table="ad_targets",
            where="""\"Campaign" IS NOT NULL AND "Ad Group" IS NOT NULL AND COALESCE(match, '') NOT LIKE '%negative%'
                AND (("Max CPC" IS NOT NULL) OR (what = 'keyword' AND default_bid IS NOT NULL))""",
            columns={
                "store": "store",
                "date": "imported_day",
                "channel": "'google'",
                "campaign_id": '"Campaign ID"',
                "campaign": '"Campaign"',
                "ad_group_id": '"Ad Group ID"',
                "ad_group": '"Ad Group"',
                "kind": "what",
                "target": 'COALESCE("Keyword", "Product Group")',
                "match_type": "CASE WHEN what = 'keyword' THEN match END",
                "bid": 'COALESCE("Max CPC", default_bid)',
                "currency": "store_currency",
                "state": """CASE WHEN states LIKE '%removed%' THEN 'archived' WHEN states LIKE '%paused%' THEN 'paused'
                    ELSE 'enabled' END""",
            },
        ),
    ),
    source=(
        "Google Ads Editor help, CSV file columns (support.google.com/google-ads/editor/answer/57747); "
        "an export of 241 columns in a public parser"
    ),
    notes=(
        Text(
            "在 Editor 里导出当前账户的电子表格；金额按店铺币种，按导入当天算。",
            "Export the account's spreadsheet in Editor; amounts are in the store's currency, as of the day it is imported.",
        ),
        Text(
            "表里没有广告系列号时，按名称与广告日对上。",
            "Where it has no campaign ids, campaigns are found among the ad days by name.",
        ),
    ),
)
