"""Shopify Payments' transactions: what each payment cost, and what went back to buyers on which day."""

from __future__ import annotations

from dataclasses import replace

from helloword.connectors.fee_lines import FeeLines
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.text import Text

UNUSED = (
    "Card Brand", "Card Source", "Payout Status", "Payout Date", "Payout ID", "Available On", "Net", "Payment Method Name",
    "Payment Method", "Presentment Amount", "Presentment Currency", "VAT", "Business Entity Name", "Business Entity ID",
)  # fmt: skip
MOVES = ("charge", "refund", "payout", "transfer")
"""Types whose amount is a sale, a refund, or money on its way to the bank."""
_LINES = FeeLines(
    ('COALESCE("Order", "Checkout")', "kind_of", '"Transaction Date_at"', '"Amount"'),
    posted="Transaction Date", order_id='"Order"', currency="paid_in",
)  # fmt: skip

KIND = Kind(
    id="shopify.payments",
    title=Text("Shopify Payments 交易导出", "Shopify Payments transactions"),
    fields=(
        Field("Transaction Date", FieldType.INSTANT, required=True),
        Field("Type", required=True),
        Field("Order"),
        Field("Checkout"),
        Field("Amount", FieldType.AMOUNT, required=True),
        Field("Fee", FieldType.AMOUNT, required=True),
        Field("Currency", FieldType.CURRENCY),
        *(Field(name, keep=Keep.DROPPED) for name in UNUSED),
    ),
    steps=(
        {"kind_of": 'LOWER("Type")', "paid_in": 'COALESCE("Currency", store_currency)'},
        {
            **_LINES.numbered,
            "back": """CASE WHEN kind_of <> 'refund' THEN 0 WHEN tax_included
                THEN without_vat(-"Amount", store_country, "Transaction Date_day") ELSE -"Amount" END""",
            "moved": f"kind_of IN {MOVES}",
        },
    ),
    outputs=(
        _LINES.fee("'fee'", "'payment'", '"Fee"', '"Fee" <> 0'),
        _LINES.fee("'amount'", "'other'", '-"Amount"', 'NOT moved AND "Amount" <> 0'),
        _LINES.refund("back", "kind_of = 'refund' AND \"Order\" IS NOT NULL"),
    ),
    decimal_point=True,
    source="Shopify admin, Finances, Payouts, Export transactions: the same 17 to 19 columns in ten public importers' tests (sure)",
    notes=(
        Text(
            "每笔收款的 Fee 是支付手续费；拒付、调整等其他类型的金额记为 other 费用，看得见也算得进。",
            "The `Fee` of each transaction is a payment fee. Amounts of other types, such as chargebacks and adjustments, become fees "
            "of type other, so that nothing is lost.",
        ),
        Text(
            "退款按退款日载入，没有件数和 SKU；金额含运费，不含税的店铺里还含税（报告没有写）。含税店铺按店铺国家的标准税率换算成不含税。"
            "同一笔退款不要再用 general.refunds 导入。",
            "Refunds count on their day, without units or SKUs. Their amounts include shipping, and in stores whose prices exclude tax "
            "also the tax, which the report does not state; in stores whose prices include it, the standard rate of the store's "
            "country is taken out. Do not import the same refunds as general.refunds.",
        ),
        Text(
            "只有 Shopify Payments 的交易；PayPal 等其他收款方式的手续费和退款要另外导入。",
            "It has only what was paid through Shopify Payments; fees and refunds of PayPal and others are imported apart.",
        ),
    ),
    assumed={
        'NOT moved AND "Amount" <> 0': Text(
            "{n} 笔不是收款也不是退款，金额记为 other 费用：{which}。",
            "{n} {n:transaction is neither a charge nor a refund|transactions are neither charges nor refunds}; {n:its amount became a fee of|their amounts became fees of} type other: {which}.",
        ),
        "kind_of = 'refund' AND NOT tax_included": Text(
            "{n} 笔退款的金额含税和运费，报告没有分开写。",
            "{n} {n:refund includes|refunds include} tax and shipping, which the report does not tell apart.",
        ),
    },
    examples={'NOT moved AND "Amount" <> 0': '"Type"'},
)  # fmt: skip

FEES = replace(
    KIND,
    id="shopify.payments_fees",
    title=Text("Shopify Payments 交易导出（只取费用）", "Shopify Payments transactions, fees alone"),
    outputs=tuple(output for output in KIND.outputs if output.table == "fees"),
    notes=(
        Text(
            "与 shopify.payments 是同一份文件，但不载入退款：退款由 shopify.refunds 给出（有 SKU 和件数）时，用 --kind shopify.payments_fees 导入它。",
            "The same file as shopify.payments without its refunds: where shopify.refunds gives them, with SKUs and units, import it with "
            "`--kind shopify.payments_fees`.",
        ),
    ),
    assumed={'NOT moved AND "Amount" <> 0': KIND.assumed['NOT moved AND "Amount" <> 0']},
    asked_for=True,
)
"""For those who take refunds from shopify.refunds."""
