"""Amazon's seller feedback: ratings of one and two stars are negative feedback, what the buyers wrote is left out."""

from __future__ import annotations

from helloword.connectors.amazon.written import DAY
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Seller Central, Performance, Feedback, Download (GET_SELLER_FEEDBACK_DATA). Which columns there are: sure (a connector's "
    "schema and a public parser). How they are spelt in the file: not sure, the connector names them anew; English alone is "
    "known, and a file in another language is refused."
)

KIND = Kind(
    id="amazon.seller_feedback",
    title=Text("亚马逊卖家反馈", "Amazon seller feedback"),
    fields=(
        Field("Date", FieldType.DATE, required=True, spelt=DAY),
        Field("Rating", FieldType.INTEGER, required=True),
        Field("Comments", keep=Keep.DROPPED, optional_header=False, aliases=("Comment",)),
        Field("Response", keep=Keep.DROPPED, aliases=("Your Response",)),
        Field("Arrived on Time", keep=Keep.DROPPED),
        Field("Item as Described", keep=Keep.DROPPED),
        Field("Customer Service", keep=Keep.DROPPED),
        Field("Order ID", required=True, aliases=("order_id", "order-id")),
        Field("Rater Email", keep=Keep.DROPPED, optional_header=False, aliases=("rater_email", "rater-email")),
        Field("Rater Role", keep=Keep.DROPPED),
    ),
    outputs=(
        Output(
            table="feedback",
            where='"Rating" BETWEEN 1 AND 2',
            columns={
                "store": "store",
                "feedback_id": "CONCAT(\"Order ID\", '/feedback')",
                "order_id": '"Order ID"',
                "kind": "'negative_feedback'",
                "opened_day": '"Date"',
            },
        ),
    ),
    quoted=False,
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "一星、二星算差评；三星及以上不载入。每个订单一条。买家的留言和邮箱从不保存。",
            "One and two stars are negative; three and more are not loaded. An order has one. What the buyer wrote, and the "
            "buyer's e-mail address, are never kept.",
        ),
        Text(
            "亚马逊移除的差评只是不再出现在文件里，已载入的不会自动撤销：请用 general.feedback 写上 removed，编号是订单号加 /feedback。",
            "Feedback that Amazon has removed is only missing in the next file, and what was loaded stays: say `removed` "
            "through general.feedback, with the same feedback id: the order id and `/feedback`.",
        ),
        Text(
            "索赔和拒付不在这份文件里，用 general.feedback 导入。",
            "Claims and chargebacks are not in this file; they go through general.feedback.",
        ),
    ),
)
