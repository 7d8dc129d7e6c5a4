"""Walmart's payment report (reconciliation): a line is one amount of a sale, a refund or a fee; a first line sums the period up."""

from __future__ import annotations

from helloword.connectors.fee_lines import FeeLines
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.text import Text

SALE_PARTS = (
    "product price", "product tax", "product tax withheld", "shipping", "shipping tax", "shipping tax withheld", "promo code",
    "extra savings", "extra discount", "total walmart funded savings", "walmart funded savings", "other tax", "other tax withheld",
)  # fmt: skip
"""What a sale or a refund is made of besides commissions."""
_FEE_TYPES = (
    ("other", "sem marketing|advertis|sponsored"),
    (
        "reimbursement",
        "lost ?inventory|found ?inventory|damage|reimbursement|dispute|protection|claim payout|excess ?refund",
    ),
    ("storage", "storage"),
    ("shipping", "shipping"),
    ("referral", "commission"),
    ("fulfilment", "wfs|fulfil|inbound|prep ?service|disposal|removal|return processing"),
)
_PERSONAL = ("Ship to State", "Ship to City", "Ship to Zipcode", "Ship to County")
_LEFT = (
    "Period Start Date", "Period End Date", "Transaction Key", "Customer Order #", "Customer Order line #", "Commission Rate",
    "Base Commission Rate", "Transaction Reason Description", "Partner GTIN", "Partner Item Name", "Product Tax Code",
    "Contract Category", "Product Type", "Commission Rule", "Shipping Method", "Fulfillment Type", "Fulfillment Details",
    "Original Commission", "Commission Incentive Program", "Commission Saving", "Customer Promo Type",
    "Total Walmart Funded Savings Program", "Campaign Id",
)  # fmt: skip
# Always month first, whatever the day.
_DAY = """STRFTIME(TRY_STRPTIME(x, ['%m/%d/%Y', '%m/%d/%y', '%m/%d/%Y %H:%M:%S']), '%Y-%m-%d')"""
_LINES = FeeLines(
    (
        '"Transaction Posted Timestamp_day"', "event", '"Purchase Order #"', '"Purchase Order line #"', '"Partner Item Id"',
        "part", "called", '"Amount"',
    ),
    posted="Transaction Posted Timestamp", order_id='"Purchase Order #"', currency="paid_in", sku='"Partner Item Id"',
)  # fmt: skip
_TYPE = " ".join(f"WHEN REGEXP_MATCHES(said, '{pattern}') THEN '{name}'" for name, pattern in _FEE_TYPES)

KIND = Kind(
    id="walmart.payments",
    title=Text("沃尔玛付款报告（对账）", "Walmart payment report"),
    fields=(
        Field("Transaction Posted Timestamp", FieldType.INSTANT, optional_header=False, spelt=_DAY),
        Field("Transaction Type", optional_header=False),
        Field("Transaction Description"),
        Field("Purchase Order #", optional_header=False),
        Field("Purchase Order line #"),
        Field("Amount", FieldType.AMOUNT, optional_header=False),
        Field("Amount Type", optional_header=False),
        Field("Ship Qty", FieldType.INTEGER),
        Field("Partner Item Id"),
        Field("Currency", FieldType.CURRENCY),
        Field("Total Payable", FieldType.AMOUNT),
        *(Field(name, keep=Keep.DROPPED) for name in (*_PERSONAL, *_LEFT)),
    ),
    left_out="\"Transaction Type\" IS NULL AND \"Amount\" IS NULL OR \"Transaction Type\" ILIKE 'number of lines%'",
    remark=r"(?i)^,*number of lines",
    refused={
        "REPLACE(LOWER(\"Transaction Type\"), ' ', '') <> 'paymentsummary' AND \"Transaction Posted Timestamp_day\" IS NULL": (
            "Transaction Posted Timestamp", "missing",
        ),
    },
    steps=(
        {
            "event": "REPLACE(LOWER(\"Transaction Type\"), ' ', '')",
            "part": 'LOWER("Amount Type")',
            "called": "LOWER(COALESCE(\"Transaction Description\", ''))",
            "paid_in": 'COALESCE("Currency", MAX("Currency") OVER (), store_currency)',
        },
        {
            **_LINES.numbered,
            "said": "CONCAT_WS(' ', event, NULLIF(part, 'fee/reimbursement'), called)",
            "of_sale": f"part IN {SALE_PARTS} AND event IN ('sale', 'refund')",
            "summary": "event = 'paymentsummary'",
        },
        {
            "back": """CASE WHEN event = 'refund' AND part = 'product price' AND "Purchase Order #" IS NOT NULL THEN -"Amount" END""",
            "is_fee": 'NOT of_sale AND NOT summary AND "Amount" <> 0',
            "fee_of": f"CASE {_TYPE} END",
            "added": 'SUM(CASE WHEN summary THEN 0 ELSE "Amount" END) OVER ()',
            "payable": 'SUM(CASE WHEN summary THEN "Total Payable" END) OVER ()',
        },
    ),
    outputs=(
        _LINES.fee("'fee'", "COALESCE(fee_of, 'other')", '-"Amount"', "is_fee"),
        _LINES.refund(
            'CASE WHEN tax_included THEN without_vat(back, store_country, "Transaction Posted Timestamp_day") ELSE back END',
            "back <> 0", 'COALESCE(ABS("Ship Qty"), 0)',
        ),
    ),
    decimal_point=True,
    source=(
        "Walmart Seller Center, Payments, Payment report (new), and the API's reconciliation report v1: the same 32 columns in nine "
        "public parsers, some with lines of real files of 2026 (names sure). Names of amounts and fees are from the same; a list by "
        "Walmart was not found, so what is not known by name is kept as other fees."
    ),
    notes=(
        Text(
            "哪份报表为准：销售、折扣、税和运费只来自订单导出；付款报告给佣金、WFS 费、面单等费用和退款。不认识的名目记为 other，并写出是哪些。",
            "Which report wins: sales, discounts, tax and shipping come from the orders export alone; the payment report gives "
            "commissions, WFS fees, labels and the like, and refunds. Names that are not known are other fees, and a notice names them.",
        ),
        Text(
            "退款是退款行的 Product Price，不含税和运费，有件数和 SKU。第一行 PaymentSummary 是总额，不算一笔；各行加起来与它不符时会提示。",
            "A refund is the `Product Price` of a refund, without tax and shipping, with its units and SKU. The line PaymentSummary is the "
            "period's total and no amount of its own; a notice tells when the others do not add up to it.",
        ),
        Text(
            "没有订单号的费用（仓储、入库等）也保留。SEM 广告费记为 other 费用；如果你另有广告报告，请不要重复导入。",
            "Fees of no order, such as storage and inbound, are kept. SEM marketing fees are other fees; do not import the same as ads.",
        ),
    ),
    assumed={
        "is_fee AND fee_of IS NULL": Text(
            "{n} 行是还不认识的费用（{which}），按“其他”费用计。",
            "{n} {n:line is a fee of a name|lines are fees of a name} not known here ({which}); {n:it counts|they count} as other fees.",
        ),
        "is_fee AND REGEXP_MATCHES(said, 'sem marketing|advertis|sponsored')": Text(
            "{n} 行是广告费，按“其他”费用计。", "{n} {n:line is|lines are} the cost of advertising; {n:it counts|they count} as other fees."
        ),
        "summary AND payable <> added": Text(
            "{n} 期的各行之和与 Total Payable 不符：文件可能不完整，请重新下载。",
            "{n} {n:period has|periods have} lines that do not add up to {n:its|their} `Total Payable`: the file may not be whole, download it again.",
        ),
    },
    examples={"is_fee AND fee_of IS NULL": "CONCAT_WS(' / ', \"Transaction Description\", \"Amount Type\")"},
)  # fmt: skip
