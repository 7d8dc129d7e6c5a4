"""Amazon's report of goods that buyers sent back to its warehouses: a row is a unit that came back."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Seller Central, Reports, Fulfilment, FBA customer returns (GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA). Columns: sure "
    "(a connector's schema, a public generator, a public importer; the last has files without status). Reasons: codes of a "
    "public list and of two tools; there is no list by Amazon, so codes that are not known are kept as they are."
)
REASONS = {
    "defective": ("DEFECTIVE", "QUALITY_UNACCEPTABLE"),
    "not_as_described": ("NOT_AS_DESCRIBED",),
    "wrong_item": ("SWITCHEROO",),
    "late": ("MISSED_ESTIMATED_DELIVERY", "NEVER_ARRIVED"),
    "damaged": ("DAMAGED_BY_CARRIER", "DAMAGED_BY_FC"),
    "changed_mind": (
        "UNWANTED_ITEM",
        "FOUND_BETTER_PRICE",
        "MISORDERED",
        "ORDERED_WRONG_ITEM",
        "UNAUTHORIZED_PURCHASE",
        "DID_NOT_LIKE_COLOR",
        "DID_NOT_LIKE_FABRIC",
    ),
}
"""Known reasons of the model and Amazon's codes for each; another code stays as it is and is shown as other."""


def reason(code: str) -> str:
    """SQL: a reason that all platforms share for Amazon's code, or the code itself."""
    known = " ".join(
        f"WHEN UPPER({code}) IN ({', '.join(repr(each) for each in codes)}) THEN '{name}'"
        for name, codes in REASONS.items()
    )
    return f"CASE {known} ELSE {code} END"


KIND = Kind(
    id="amazon.fba_customer_returns",
    title=Text("亚马逊 FBA 买家退货", "Amazon FBA customer returns"),
    fields=(
        Field("return-date", FieldType.INSTANT, required=True),
        Field("order-id", required=True),
        Field("sku", required=True),
        Field("asin", keep=Keep.DROPPED),
        Field("fnsku", keep=Keep.DROPPED),
        Field("product-name", keep=Keep.DROPPED),
        Field("quantity", FieldType.INTEGER, required=True),
        Field("fulfillment-center-id", keep=Keep.DROPPED),
        Field("detailed-disposition", keep=Keep.DROPPED, optional_header=False),
        Field("reason", required=True),
        Field("status", keep=Keep.DROPPED),
        Field("license-plate-number"),
        Field("customer-comments", keep=Keep.DROPPED),
    ),
    steps=(
        {
            "nth": """ROW_NUMBER() OVER (PARTITION BY "order-id", "sku", "return-date_day", "license-plate-number" IS NULL
                ORDER BY "return-date_at", "reason", "quantity", _row)""",
        },
    ),
    outputs=(
        Output(
            table="returns",
            columns={
                "store": "store",
                "return_id": """COALESCE("license-plate-number", CONCAT_WS('/', "order-id", "return-date_day", nth))""",
                "order_id": '"order-id"',
                "sku": '"sku"',
                "requested_at": '"return-date_at"',
                "requested_day": '"return-date_day"',
                "received_at": '"return-date_at"',
                "received_day": '"return-date_day"',
                "quantity": '"quantity"',
                "reason": reason('"reason"'),
            },
        ),
    ),
    quoted=False,
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "报告只有收到退货的日期，申请日也按这一天计。每件退货有自己的 LPN 编号，没有的按订单、SKU 和日期编号。",
            "The report knows only the day the goods came back, so it stands for the request too. A unit is known by its "
            "license plate number, or by order, SKU and day where it has none.",
        ),
        Text(
            "原因代码能对上的换成通用原因，其余原样保留，显示为“其他”。买家留言从不保存。",
            "Reason codes become the reasons that all platforms share; the others stay as they are and are shown as other. "
            "What the buyer wrote is never kept.",
        ),
        Text(
            "只有亚马逊配送的退货；自发货的退货在另一份报告里。",
            "Only goods that Amazon shipped; returns of what you ship are in another report.",
        ),
    ),
)
