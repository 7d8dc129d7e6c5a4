"""Amazon's report of returns of what the seller ships: a row is an item that a buyer asked to send back."""

from __future__ import annotations

from helloword.connectors.amazon.fba_customer_returns import reason
from helloword.connectors.amazon.moments import NAMED_DAY
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Seller Central, Orders, Manage returns, returns report (GET_FLAT_FILE_RETURNS_DATA_BY_RETURN_DATE, 32 columns): names "
    "sure, from a connector's schema; that days are written like 05-Jan-2026 is less sure, other ways are read too. Reasons: "
    "five codes seen in a public tool, the others are kept as they are."
)
_LEFT = (
    "Order date", "Return request status", "Label type", "Label cost", "Currency code", "Return carrier", "Tracking ID",
    "Label to be paid by", "A-to-Z Claim", "Is prime", "ASIN", "Item Name", "In policy", "Return type", "Resolution",
    "Invoice number", "Order Amount", "Order quantity", "SafeT Action reason", "SafeT claim id", "SafeT claim state",
    "SafeT claim creation time", "SafeT claim reimbursement amount", "Refunded Amount",
)  # fmt: skip

KIND = Kind(
    id="amazon.mfn_returns",
    title=Text("亚马逊自发货退货报告", "Amazon returns of what the seller ships"),
    fields=(
        Field("Order ID", required=True),
        Field("Return request date", FieldType.INSTANT, required=True, spelt=NAMED_DAY),
        Field("Amazon RMA ID", optional_header=False),
        Field("Merchant RMA ID"),
        Field("Merchant SKU", required=True),
        Field("Return quantity", FieldType.INTEGER, required=True),
        Field("Return Reason", required=True),
        Field("Return delivery date", FieldType.INSTANT, spelt=NAMED_DAY),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    steps=(
        {
            "code": "REGEXP_REPLACE(\"Return Reason\", '^CR-', '')",
            "return_number": """COALESCE("Amazon RMA ID", "Merchant RMA ID",
                CONCAT_WS('/', "Order ID", "Return request date_day"))""",
        },
    ),
    outputs=(
        Output(
            table="returns",
            columns={
                "store": "store",
                "return_id": "return_number",
                "order_id": '"Order ID"',
                "sku": '"Merchant SKU"',
                "requested_at": '"Return request date_at"',
                "requested_day": '"Return request date_day"',
                "received_at": '"Return delivery date_at"',
                "received_day": '"Return delivery date_day"',
                "quantity": '"Return quantity"',
                "reason": f"CASE WHEN code = 'AMZ-PG-BAD-DESC' THEN 'not_as_described' ELSE {reason('code')} END",
            },
        ),
    ),
    quoted=False,
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "一行是买家申请退回的一种商品，不管是否批准；收到的日期是退货送达日，没写就是还没收到。",
            "A row is an item that a buyer asked to send back, whatever was decided; it is received on the day the return was "
            "delivered, and not yet where none is given.",
        ),
        Text(
            "只有自发货的退货；亚马逊配送的在 FBA 买家退货报告里，两份一起载入不会重复。",
            "Only returns of what you ship; those of what Amazon ships are in the report of FBA customer returns, and both "
            "together count nothing twice.",
        ),
    ),
)
