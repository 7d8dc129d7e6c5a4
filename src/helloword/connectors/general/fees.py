"""Platform and logistics fees; a cost is positive, a credit negative."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.fees",
    title=Text("费用", "Fees"),
    fields=(
        Field("store", FieldType.STORE),
        Field("fee_id", required=True),
        Field("posted_at", FieldType.INSTANT, required=True),
        Field("order_id"),
        Field("sku"),
        Field(
            "type",
            required=True,
            choices=(
                "referral",
                "fulfilment",
                "payment",
                "storage",
                "shipping",
                "subscription",
                "reimbursement",
                "other",
            ),
        ),
        Field("amount", FieldType.AMOUNT, required=True),
        Field("currency", FieldType.CURRENCY, required=True),
        Field("updated_at", FieldType.INSTANT),
    ),
    outputs=(
        Output(
            table="fees",
            columns={
                "store": "store",
                "fee_id": "fee_id",
                "posted_at": "posted_at",
                "posted_day": "posted_day",
                "order_id": "order_id",
                "sku": "sku",
                "type": "type",
                "amount": "amount",
                "currency": "currency",
            },
            updated_at="updated_at",
        ),
    ),
)
