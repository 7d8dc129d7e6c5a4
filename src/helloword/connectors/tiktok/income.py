"""TikTok Shop's income statement: one row per settled order or adjustment, a column for every fee, and refunds."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.connectors.fee_lines import FeeLines
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.text import Text

FEES: Mapping[str, str] = {
    "TikTok Shop commission fee": "referral", "Platform commission fee": "referral", "Referral fee": "referral",
    "Sales tax on referral fees": "referral", "Refund administration fee": "referral", "Dynamic Commission": "referral",
    "Mall service fee": "referral", "Flat fee": "referral", "Sales fee": "referral",
    "Transaction fee": "payment", "Payment fee": "payment", "TikTok PayLater program fee": "payment",
    "PayLater Handling Fee": "payment", "Credit card installment - Interest rate cost": "payment",
    "Seller shipping fee": "shipping", "Shipping cost": "shipping", "Shipping": "shipping", "Shipping service fee": "shipping",
    "Affiliate commission": "other", "Affiliate partner commission": "other", "Affiliate Shop Ads commission": "other",
    "Affiliate Partner shop ads commission": "other", "Affiliate commission deposit": "other",
    "Affiliate commission refund": "other", "SFP service fee": "other", "Bonus cashback service fee": "other",
    "LIVE Specials service fee": "other", "Voucher Xtra service fee": "other", "EAMS Program service fee": "other",
    "Flash Sale service fee": "other", "Campaign resource fee": "other", "Order processing fee": "other",
    "Pre-order service fee": "other", "Infrastructure fee": "other", "GST": "other",
}  # fmt: skip
"""Fees that stand side by side and add up to the total of fees, and what they are of the model's types."""

PARTS = (
    "Order created time",
    "Order created date",
    "Statement ID",
    "Payment ID",
    "Status",
    "Quantity",
    "Product name",
    "SKU name",
    "Gross sales",
    "Seller discount",
    "Subtotal after seller discounts",
    "Subtotal before discounts",
    "Seller discounts",
    "Refund subtotal before seller discounts",
    "Refund of seller discounts",
    "Actual shipping fee",
    "Platform shipping fee discount",
    "Customer shipping fee",
    "Refund customer shipping fee",
    "Actual return shipping fee",
    "Shipping fee subsidy",
    "Shipping costs passed on to the logistics provider",
    "Shipping cost borne by the platform",
    "Shipping cost paid by the customer",
    "Refunded shipping cost paid by the customer",
    "Shipping cost subsidy",
    "TikTok Shop shipping fee",
    "Fulfilled by TikTok Shop (FBT) shipping fee",
    "FBT fulfillment fee",
    "Customer shipping fee offset",
    "Customer-paid shipping fee",
    "Customer-paid shipping fee refund",
    "Customer payment",
    "Customer refund",
    "Platform discounts",
    "Refund of platform discounts",
    "Estimated package weight (g)",
    "Actual package weight (g)",
    "Adjustment reason",
    "Sales tax payment",
)
"""What the sums are made of, and what says nothing of fees."""

_TYPE = " ".join(f"WHEN stacked_name = '{name}' THEN '{kind}'" for name, kind in FEES.items() if kind != "other")
_KNOWN = " + ".join(f'COALESCE("{name}", 0)' for name in FEES)
_LINES = FeeLines(
    ('"Order/adjustment ID"', "what", '"Order settled time_day"', '"SKU ID"'),
    posted="Order settled time", order_id="order_no", currency='COALESCE("Currency", store_currency)',
)  # fmt: skip
_STEPS = (
    {
        "what": "COALESCE(\"Type\", 'Order')",
        "all_fees": 'COALESCE("Total fees", "Fees" + COALESCE("Shipping", 0))',
        "revenue": 'COALESCE("Total revenue", "Net sales")',
        "known_fees": _KNOWN,
        "adjusted": 'COALESCE("Adjustment amount", 0)',
        # Whatever its sign, this much of what goods cost after the seller's discounts went back.
        "refunded": """COALESCE(ABS("Refund subtotal after seller discounts"),
            ABS("Gross sales refund") - COALESCE(ABS("Seller discount refund"), 0), 0)""",
    },
    {
        **_LINES.numbered,
        "order_no": """COALESCE("Related order ID",
            CASE WHEN LOWER(what) IN ('order', 'refund', 'pesanan') THEN "Order/adjustment ID" END)""",
        "for_ads": "what ILIKE '%payment for tiktok ads%'",
    },
)

KIND = Kind(
    id="tiktok.income",
    title=Text("TikTok Shop 结算明细", "TikTok Shop income statement"),
    fields=(
        Field(
            "Order/adjustment ID", required=True,
            aliases=("Order\\adjustment ID", "Order / Adjustment ID", "Order ID/adjustment ID"),
        ),
        Field("Type", aliases=("Transaction type",)),
        Field("Order settled time", FieldType.INSTANT, required=True, aliases=("Settled time", "Statement date")),
        Field("Currency", FieldType.CURRENCY),
        Field("Total settlement amount", FieldType.AMOUNT, required=True),
        Field("Total revenue", FieldType.AMOUNT),
        Field("Net sales", FieldType.AMOUNT),
        Field("Refund subtotal after seller discounts", FieldType.AMOUNT),
        Field("Gross sales refund", FieldType.AMOUNT),
        Field("Seller discount refund", FieldType.AMOUNT),
        Field("Total fees", FieldType.AMOUNT),
        Field("Fees", FieldType.AMOUNT),
        *(Field(name, FieldType.AMOUNT) for name in FEES),
        Field("Adjustment amount", FieldType.AMOUNT, aliases=("Ajustment amount",)),
        Field("Related order ID", blanks=("/", "-", "--")),
        Field("SKU ID", blanks=("/", "-", "--")),
        *(Field(name, keep=Keep.DROPPED) for name in PARTS),
    ),
    left_out="\"Order/adjustment ID\" ILIKE 'total%'",
    steps=_STEPS,
    outputs=(
        _LINES.fee("stacked_name", f"CASE {_TYPE} ELSE 'other' END", "-stacked_value", "stacked_value <> 0", tuple(FEES)),
        _LINES.fee("'rest of fees'", "'other'", "known_fees - all_fees", "all_fees <> known_fees"),
        _LINES.fee(
            "'adjustment'",
            "CASE WHEN what ILIKE '%reimburs%' OR what ILIKE '%compensat%' THEN 'reimbursement' ELSE 'other' END",
            "-adjusted", "adjusted <> 0 AND NOT for_ads",
        ),
        _LINES.refund(
            """CASE WHEN tax_included THEN without_vat(refunded, store_country, "Order settled time_day") ELSE refunded END""",
            "refunded <> 0 AND order_no IS NOT NULL",
        ),
    ),
    source=(
        "TikTok Shop Seller Center, Finance, Income, Export, sheet `Order details` (Southeast Asia), and the statement of shops in "
        "the United States: columns of several public importers (names sure, but they differ by country and month)"
    ),
    notes=(
        Text(
            "一行是一个结算的订单或调整，每项费用一列；费用按列名归类，认不出的部分按 Total fees 的差额记为 other，一分不丢。",
            "A row is a settled order or adjustment, with a column for each fee. Fees are told by their column; what is not known by "
            "name is the difference to `Total fees` and becomes one fee of type other, so that nothing is lost.",
        ),
        Text(
            "运费只取合计列（Seller shipping fee、Shipping cost 或 Shipping），其下的明细列不重复计。联盟佣金等没有对应类型，记为 other。",
            "Of shipping only the sum is taken (`Seller shipping fee`, `Shipping cost` or `Shipping`), not the columns it is made of. "
            "Affiliate commissions and the like have no type of their own and are other.",
        ),
        Text(
            "调整记为费用：赔付是 reimbursement，其余是 other；用余额付的 TikTok 广告费不算费用，因为广告报告里已有。",
            "Adjustments become fees: reimbursements as such, others as other. Ads paid out of the balance are no fee, for the ads "
            "report has them.",
        ),
        Text(
            "日期取结算日（Order settled time）。退款也按这一天载入，是扣除卖家折扣后的商品金额，没有件数和 SKU；含税店铺按店铺国家的"
            "标准税率换算成不含税。同一笔退款不要再用 general.refunds 导入。",
            "Fees count on the day of settlement (`Order settled time`). So do refunds: what goods cost after the seller's discounts, "
            "without units or SKUs; in stores whose prices include tax, the standard rate of the store's country is taken out. Do not "
            "import the same refunds as general.refunds.",
        ),
    ),
    assumed={
        "all_fees <> known_fees": Text(
            "{n} 行的费用有一部分列名不认识，差额记为 other。",
            "{n} {n:row has|rows have} fees under names that are not known; the difference to {n:its|their} total became a fee of type other.",
        ),
        "for_ads": Text(
            "{n} 行是用余额付的 TikTok 广告费，没有载入：广告花费以广告报告为准。",
            "{n} {n:row pays|rows pay} for TikTok ads out of the balance; {n:it is|they are} not loaded, for ad spend comes from the ads report.",
        ),
        "refunded <> 0 AND order_no IS NULL": Text(
            "{n} 行有退款却没有订单号，未计入退款。", "{n} {n:row has|rows have} refunds and no order; these are not counted as refunds."
        ),
        'ABS("Total settlement amount" - revenue - all_fees - adjusted) >= 0.01': Text(
            "{n} 行的 Total settlement amount 不等于收入、费用与调整之和；请核对。",
            "{n} {n:row has|rows have} a `Total settlement amount` other than revenue, fees and adjustments together; please check.",
        ),
    },
)  # fmt: skip
