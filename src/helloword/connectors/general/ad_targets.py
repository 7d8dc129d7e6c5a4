"""What an ad account bids on as of a day, with its bids."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.ad_targets",
    title=Text("广告投放对象", "Ad targets"),
    fields=(
        Field("store", FieldType.STORE),
        Field("date", FieldType.DATE, required=True),
        Field("channel", required=True),
        Field("campaign_id"),
        Field("campaign", required=True),
        Field("ad_group_id"),
        Field("ad_group"),
        Field("target_id"),
        Field("kind", required=True, choices=("keyword", "product", "auto", "ad_group", "ad")),
        Field("target"),
        Field("match_type"),
        Field("sku"),
        Field("ad_type"),
        Field("bid", FieldType.AMOUNT),
        Field("currency", FieldType.CURRENCY, required=True),
        Field("state", choices=("enabled", "paused", "archived")),
    ),
    outputs=(
        Output(
            table="ad_targets",
            columns={
                "store": "store",
                "date": "date",
                "channel": "channel",
                "campaign_id": "campaign_id",
                "campaign": "campaign",
                "ad_group_id": "ad_group_id",
                "ad_group": "ad_group",
                "target_id": "target_id",
                "kind": "kind",
                "target": "target",
                "match_type": "match_type",
                "sku": "sku",
                "ad_type": "ad_type",
                "bid": "bid",
                "currency": "currency",
                "state": "COALESCE(state, 'enabled')",
            },
        ),
    ),
)
