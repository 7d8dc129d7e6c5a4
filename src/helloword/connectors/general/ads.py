"""Ad days per campaign, by SKU and keyword where known."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.ads",
    title=Text("广告日", "Ad days"),
    fields=(
        Field("store", FieldType.STORE),
        Field("date", FieldType.DATE, required=True),
        Field("channel", required=True),
        Field("campaign_id", required=True),
        Field("campaign", required=True),
        Field("sku"),
        Field("keyword"),
        Field("impressions", FieldType.INTEGER, required=True),
        Field("clicks", FieldType.INTEGER, required=True),
        Field("spend", FieldType.AMOUNT, required=True),
        Field("attributed_orders", FieldType.INTEGER, required=True),
        Field("attributed_units", FieldType.INTEGER, required=True),
        Field("attributed_sales", FieldType.AMOUNT, required=True),
        Field("new_customers", FieldType.INTEGER),
        Field("currency", FieldType.CURRENCY, required=True),
    ),
    outputs=(
        Output(
            table="ads",
            columns={
                "store": "store",
                "date": "date",
                "channel": "channel",
                "campaign_id": "campaign_id",
                "campaign": "campaign",
                "sku": "sku",
                "keyword": "keyword",
                "impressions": "impressions",
                "clicks": "clicks",
                "spend": "spend",
                "attributed_orders": "attributed_orders",
                "attributed_units": "attributed_units",
                "attributed_sales": "attributed_sales",
                "new_customers": "new_customers",
                "currency": "currency",
            },
        ),
    ),
)
