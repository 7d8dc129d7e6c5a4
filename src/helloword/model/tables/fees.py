"""Platform and logistics fees, dated by the posting."""

from helloword.model.table import Table, clock, currency, money, store, text
from helloword.text import Text

TABLE = Table(
    name="fees",
    title=Text("费用", "Fees"),
    meaning=Text(
        "每行是平台或物流收取的一笔费用；成本为正，返还为负。",
        "One row per fee charged by a platform or carrier; a cost is positive, a credit negative.",
    ),
    columns=(
        store(),
        text("fee_id", "费用号", "Fee id", required=True),
        *clock("posted", "入账时间", "When it was posted", required=True),
        text("order_id", "订单号", "Order id"),
        text("sku", "平台 SKU", "The platform's SKU"),
        text(
            "type",
            "类型",
            "Type",
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
        money("amount", "金额", "Amount", required=True),
        currency(),
    ),
    key=("store", "fee_id"),
    clock="posted_day",
    events=("posted_day",),
    partition="month",
)
