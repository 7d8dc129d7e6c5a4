"""What both forms of Amazon's settlement share: which line is what, which fee is of which type, and refunds of an order.

Which report wins: sales, discounts, tax and shipping come from the all-orders report alone, ad spend from the ads
reports; the settlement gives what neither of them has, fees and refunds. A settlement loaded in both forms gives every
fee and refund once, for they are named by the settlement, the order, the SKU and what Amazon calls the line.
"""

from __future__ import annotations

from collections.abc import Mapping

from helloword.connectors.amazon.written import DAY, DOTTED
from helloword.connectors.kind import Field, FieldType, Keep, Output
from helloword.text import Text

FEE_TYPES = (
    ("other", "nonsubscription|giftwrapchargeback|taxonfee|costofpoints"),
    (
        "reimbursement",
        "reimburs|safet|warehousedamage|warehouselost|missingfrominbound|orderlost|clawback|freereplacement|incorrectfees",
    ),
    ("storage", "storage|agedinventory"),
    ("subscription", "subscription"),
    (
        "shipping",
        "shippinghb|shippingholdback|shippingchargeback|shippinglabel|shippingservices|postage|carriershipment|transportation",
    ),
    (
        "fulfilment",
        "fba|fulfil|weighthandling|weightbased|removal|disposal|inbound|lowinventory|customerreturn|pickpack",
    ),
    ("payment", "codfee|coditem|codchargeback|codorder|paymentmethod|installment|currencyconversion"),
    ("referral", "commission|closingfee|referral|highvolumelisting|digitalservices|salestaxcollection"),
    (
        "other",
        "vine|coupon|deal(fee|participation|performance)|lightningdeal|promotionfee|liquidations|manualprocessing|technologyfee|regulatory|prepfee|labeling",
    ),
)
"""Types of the model by the letters of Amazon's own names, the first that is found."""
ADS = "advertis|sponsoredproducts|sponsoredbrands|sponsoreddisplay"
MOVED = (
    "reserveamount|payabletoamazon|successfulcharge|transferoffunds|debtadjustment|debtpayment|disbursement|"
    "loanpayment|loanadvance|loanrepayment|microdeposit|directpayment"
)
TAXES = "itemwithheldtax|marketplacefacilitator|lowvaluegoodstax|tcscgst|tcssgst|tcsigst|tdssection"
REFUNDS = ("refund", "chargeback refund", "a-to-z guarantee refund")
SALES = ("order", "order_retrocharge", "refund_retrocharge")
GOODS = ("principal", "goodwill", "restockingfee", "exportcharge")
"""What of an item's price is of the goods; tax, shipping and gift wrap are not."""
PARTS = (
    "principal|tax|taxdiscount|shipping.*|giftwrap.*|goodwill|exportcharge|restockingfee|cod.*|regulatoryfee.*|retaildelivery.*|"
    "returnshipping"
)
"""What a buyer's price is made of; anything else that stands among prices is kept as a fee, so that it is not lost."""
_ORDER = r"[A-Z0-9]{3}-\d{7}-\d{7}"
_GROUP = 'PARTITION BY "settlement-id", "order-id", "sku"'
_SETTLEMENT = 'OVER (PARTITION BY "settlement-id")'

FIELDS = (
    Field("settlement-id", required=True),
    Field("settlement-start-date", keep=Keep.DROPPED),
    Field("settlement-end-date", FieldType.INSTANT, spelt=DOTTED),
    Field("deposit-date", FieldType.INSTANT, spelt=DOTTED),
    Field("total-amount", FieldType.AMOUNT, optional_header=False),
    Field("currency", FieldType.CURRENCY),
    Field("transaction-type", optional_header=False),
    Field("order-id", optional_header=False),
    Field("merchant-order-id", keep=Keep.DROPPED),
    Field("adjustment-id", keep=Keep.DROPPED),
    Field("shipment-id", keep=Keep.DROPPED),
    Field("marketplace-name"),
    Field("fulfillment-id", keep=Keep.DROPPED),
    Field("posted-date", FieldType.INSTANT, optional_header=False, spelt=DAY),
    Field("order-item-code", keep=Keep.DROPPED),
    Field("merchant-order-item-id", keep=Keep.DROPPED),
    Field("merchant-adjustment-item-id", keep=Keep.DROPPED),
    Field("sku", optional_header=False),
    Field("quantity-purchased", FieldType.INTEGER),
    Field("promotion-id", keep=Keep.DROPPED),
)
"""Columns of both forms."""

OF_SETTLEMENT = {
    "event": 'LOWER("transaction-type")',
    "settled_in": f'COALESCE(MAX("currency") {_SETTLEMENT}, store_currency)',
    "unsaid": f'MAX("currency") {_SETTLEMENT} IS NULL',
    "closed": f'COALESCE(MAX("settlement-end-date_day") {_SETTLEMENT}, MAX("deposit-date_day") {_SETTLEMENT})',
    "of_order": f'CASE WHEN REGEXP_FULL_MATCH("order-id", \'{_ORDER}\') THEN "order-id" END',
    "in_country": r"""COALESCE(NULLIF(UPPER(REGEXP_EXTRACT(LOWER("marketplace-name"),
        'amazon\.(com?\.)?([a-z]{2})$', 2)), ''), store_country)""",
}
"""What a settlement says once, on its first line, and what an order id and a marketplace are."""

# Only lines of goods count: an item's price is without tax where its tax has a line of its own, for lines add up.
OF_REFUND = (
    {
        "goods_all": f"SUM(goods) OVER ({_GROUP})",
        "taxes_all": f"COALESCE(SUM(taxes) OVER ({_GROUP}), 0)",
        "units_all": f"SUM(ABS(units)) OVER ({_GROUP})",
        "lines_all": f"COUNT(items) OVER ({_GROUP})",
        "place": f"ROW_NUMBER() OVER ({_GROUP}, goods IS NULL ORDER BY posted_day, _row)",
    },
    {
        "with_tax": "tax_included AND taxes_all = 0",
        "is_refund": "goods IS NOT NULL AND place = 1 AND goods_all <> 0",
    },
)
REFUND = Output(
    table="refunds",
    where="is_refund",
    columns={
        "store": "store",
        "refund_id": 'CONCAT("settlement-id", \'/\', "order-id")',
        "order_id": '"order-id"',
        "sku": '"sku"',
        "refunded_at": "posted_at",
        "refunded_day": "posted_day",
        "quantity": "CASE WHEN units_all > 0 THEN units_all ELSE lines_all END",
        "amount": "CASE WHEN with_tax THEN without_vat(-goods_all, in_country, posted_day) ELSE -goods_all END",
        "currency": "settled_in",
    },
)
"""An order's refund of a SKU within a settlement."""

NOTES = (
    Text(
        "哪份报表为准：销售、折扣、税和运费只来自全部订单报告，广告费只来自广告报告；结算报告只给费用和退款，不会产生订单行。",
        "Which report wins: sales, discounts, tax and shipping come from the all-orders report alone, ad spend from the "
        "ads reports; the settlement gives fees and refunds and never an order line.",
    ),
    Text(
        "同一期结算的新旧两种格式给出同样的行，先后都载入也只算一次。不属于订单的费用（仓储、订阅等）没有订单号。",
        "A settlement in the old and in the new form gives the same rows, so both may be loaded, in any order. "
        "Fees of no order, such as storage and subscription, have no order id.",
    ),
    Text(
        "退款是商品金额减去折扣（Principal），不含税和运费；同一订单的同一 SKU 在一期结算里合成一行。"
        "含税店铺如果没有单列税额，按站点的标准税率换算；没写件数的，一行商品金额算一件。",
        "A refund is the goods less their discount (Principal), without tax and shipping; a SKU of an order is one row in "
        "a settlement. Where prices include tax and no line states it, the marketplace's standard rate is taken out; "
        "where no units are stated, each line of goods counts as one.",
    ),
    Text(
        "预留、转账、欠款等资金往来，以及代扣的税，不是费用，不载入。",
        "Reserves, transfers and debts, which only move money, and taxes that Amazon withholds are no fees; they are left out.",
    ),
)
ADS_TOLD = Text(
    "{n} 行是广告费，没有计入费用：请导入广告报告，广告费在那里按日计。",
    "{n} {n:line is|lines are} the cost of advertising; {n:it does not|they do not} count as fees: import an ads report, which has it by day.",
)
MOVED_TOLD = Text(
    "{n} 行只是资金往来（预留、转账、欠款），没有载入。",
    "{n} {n:line only moves|lines only move} money (reserves, transfers, debts); {n:it is|they are} not loaded.",
)
UNKNOWN_TOLD = Text(
    "{n} 行是还不认识的费用（{which}），按“其他”费用计。",
    "{n} {n:line is a fee of a name|lines are fees of a name} not known here ({which}); {n:it counts|they count} as other fees.",
)
TAX_TOLD = Text(
    "{n} 笔退款没有写税额，已按站点的标准税率换算成不含税。",
    "{n} {n:refund states|refunds state} no tax; {n:it was|they were} brought to tax excluded by the standard rate of the marketplace.",
)
CURRENCY_TOLD = Text(
    "{n} 行所属的结算没有写币种，按店铺币种计。",
    "{n} {n:line is|lines are} of a settlement that states no currency; the store's is taken.",
)
SUM_TOLD = Text(
    "{n} 期结算的各行之和与其总额不符：文件不完整，请重新下载。",
    "{n} {n:settlement has|settlements have} lines that do not add up to {n:its|their} total: the file is not whole, download it again.",
)


def letters(*names: str) -> str:
    """SQL: the letters of some names, in small ones.

    >>> letters('"a"', '"b"')
    'REGEXP_REPLACE(LOWER(CONCAT_WS(\\' \\', "a", "b")), \\'[^a-z]\\', \\'\\', \\'g\\')'
    """
    return f"REGEXP_REPLACE(LOWER(CONCAT_WS(' ', {', '.join(names)})), '[^a-z]', '', 'g')"


def fee_type(said: str) -> str:
    """SQL: the model's type of a fee by the letters of its name; NULL for a name that is not known."""
    known = " ".join(f"WHEN REGEXP_MATCHES({said}, '{pattern}') THEN '{name}'" for name, pattern in FEE_TYPES)
    return f"CASE {known} END"


def line_class(sort: str, said: str, amount: str) -> str:
    """SQL: what a line is: nothing, moved, ads, tax, refund, sale or fee.

    Args:
        sort: SQL of what kind of amount it is, in letters, such as itemprice.
        said: SQL of all that it is called, in letters.
    """
    priced = f"({sort} = 'promotion' OR REGEXP_MATCHES({said}, '^itemprice({PARTS})$'))"
    return f"""CASE WHEN event IS NULL OR COALESCE({amount}, 0) = 0 THEN 'nothing'
        WHEN event = 'transfer' OR REGEXP_MATCHES({said}, '{MOVED}') THEN 'moved'
        WHEN REGEXP_MATCHES({said}, '{ADS}') THEN 'ads'
        WHEN REGEXP_MATCHES({said}, '{TAXES}') THEN 'tax'
        WHEN {priced} AND event IN {REFUNDS} AND "order-id" IS NOT NULL THEN 'refund'
        WHEN {priced} AND event IN {SALES} THEN 'sale'
        ELSE 'fee' END"""


def fee(name: str, said: str, amount: str, where: str, stacked: tuple[str, ...] = ()) -> Output:
    """The fees; Amazon's own name of each stands in its id."""
    place = f"""PARTITION BY "settlement-id", "order-id", "sku", {_CLASS}, {name} ORDER BY {amount}, posted_day, _row"""
    return Output(
        table="fees",
        where=where,
        stacked=stacked,
        columns={
            "store": "store",
            "fee_id": f"""CONCAT_WS('/', "settlement-id", "order-id", "sku", {_CLASS}, {name},
                ROW_NUMBER() OVER ({place}))""",
            "posted_at": "posted_at",
            "posted_day": "posted_day",
            "order_id": "of_order",
            "sku": '"sku"',
            "type": f"COALESCE({fee_type(said)}, 'other')",
            "amount": f"-{amount}",
            "currency": "settled_in",
        },
    )


_CLASS = "CASE WHEN event LIKE '%refund%' THEN 'refund' WHEN event = 'order' THEN 'order' END"


def told(ads: str, moved: str, unknown: str, added: str) -> Mapping[str, Text]:
    """What an importer is told, by the conditions of each form.

    Args:
        added: SQL of the settlement's lines added up.
    """
    short = f"""event IS NULL AND "total-amount" IS NOT NULL AND "total-amount" <> {added}"""
    return {
        unknown: UNKNOWN_TOLD,
        ads: ADS_TOLD,
        moved: MOVED_TOLD,
        "is_refund AND with_tax": TAX_TOLD,
        "unsaid": CURRENCY_TOLD,
        short: SUM_TOLD,
    }
