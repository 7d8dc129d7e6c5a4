"""eBay's transaction report, also as downloaded for a payout: what eBay kept of each sale, and what went back to buyers."""

from __future__ import annotations

from helloword.connectors.amazon.moments import NAMED_DAY
from helloword.connectors.ebay.orders import MONEY
from helloword.connectors.fee_lines import FeeLines
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.text import Text

_NONE = ("--",)
FEES = {
    "Final Value Fee - fixed": ("referral", "Fixer Anteil der Verkaufsprovision"),
    "Final Value Fee - variable": ("referral", "Variabler Anteil der Verkaufsprovision"),
    "Regulatory operating fee": ("referral",),
    'Very high "item not as described" fee': (
        "referral", "Very high 'item not as described' fee", "Gebühr für sehr hohe Quote an „nicht wie beschriebenen Artikeln“",
    ),
    "Below standard performance fee": ("referral", "Gebühr für unterdurchschnittlichen Servicestatus"),
    "International fee": ("referral", "Internationale Gebühr"),
    "Deposit processing fee": ("payment",),
    "Charity donation": ("other",),
}  # fmt: skip
"""Fees that stand side by side, what they are of the model's types, and their German names."""
REFUNDS, MOVES = ("refund", "rückerstattung"), ("order", "bestellung", "payout", "auszahlung", "hold", "transfer")
# "Jan 5, 2026", "5 Jan 2026", "5. Jan 2026" and, in Germany, "05.01.2026": with points, the day is always first.
_DAY = f"COALESCE({NAMED_DAY}, STRFTIME(TRY_STRPTIME(x, '%d.%m.%Y'), '%Y-%m-%d'))"
_PERSONAL = (
    "Buyer username", "Buyer name", "Ship to city", "Ship to province/region/state", "Ship to zip", "Ship to country",
    "Post to city", "Post to province/region/state", "Post to postcode", "Post to country", "Nutzername des Käufers",
    "Name des Käufers", "Versandziel - Land",
)  # fmt: skip
_LEFT = (
    "Legacy order ID", "Alte Bestellnummer", "Payout date", "Auszahlungsdatum", "Payout ID", "Auszahlung Nr.", "Payout method",
    "Payout status", "Reason for hold", "Item title", "Seller collected tax", "eBay collected tax", "Exchange rate",
    "Shipping and handling", "Postage and packaging", "Seller specified VAT rate", "Vom Verkäufer angegebener MwSt.-Satz",
    "Gross transaction amount", "Transaktionsbetrag (inkl. Kosten)",
)  # fmt: skip
_TYPES = " ".join(f"WHEN '{name.replace(chr(39), chr(39) * 2)}' THEN '{kind}'" for name, (kind, *_) in FEES.items())
_LINES = FeeLines(
    (
        '"Transaction creation date_day"', "kind_of", '"Order number"', '"Item ID"', '"Transaction ID"', '"Reference ID"',
        '"Net amount"',
    ),
    posted="Transaction creation date", order_id='"Order number"', currency="sold_in", sku="product",
)  # fmt: skip
_WHOLE_LINES = FeeLines(
    _LINES.named_by, posted=_LINES.posted, order_id=_LINES.order_id, currency="paid_in", sku=_LINES.sku
)

KIND = Kind(
    id="ebay.transactions",
    title=Text("eBay 交易报告（结算）", "eBay transaction report"),
    fields=(
        Field(
            "Transaction creation date", FieldType.INSTANT, required=True, spelt=_DAY,
            aliases=("Datum der Transaktionserstellung",),
        ),
        Field("Type", required=True, aliases=("Typ",)),
        Field("Order number", blanks=_NONE, optional_header=False, aliases=("Bestellnummer",)),
        Field("Item ID", blanks=_NONE),
        Field("Transaction ID", blanks=_NONE),
        Field("Reference ID", blanks=_NONE),
        Field("Custom label", blanks=_NONE, aliases=("Bestandseinheit",)),
        Field("Quantity", FieldType.INTEGER, blanks=_NONE),
        Field("Item subtotal", FieldType.AMOUNT, blanks=_NONE, spelt=MONEY, aliases=("Zwischensumme Artikel",)),
        *(
            Field(name, FieldType.AMOUNT, blanks=_NONE, spelt=MONEY, aliases=tuple(names))
            for name, (_, *names) in FEES.items()
        ),
        Field("Net amount", FieldType.AMOUNT, blanks=_NONE, optional_header=False, spelt=MONEY, aliases=("Betrag abzügl. Kosten",)),
        Field("Transaction currency", FieldType.CURRENCY, blanks=_NONE),
        Field("Payout currency", FieldType.CURRENCY, blanks=_NONE),
        Field("Description", blanks=_NONE),
        *(Field(name, keep=Keep.DROPPED) for name in (*_PERSONAL, *_LEFT)),
    ),
    steps=(
        {
            "kind_of": 'LOWER("Type")',
            "product": 'COALESCE("Custom label", "Item ID")',
            "sold_in": 'COALESCE("Transaction currency", store_currency)',
            "paid_in": 'COALESCE("Payout currency", store_currency)',
        },
        {
            **_LINES.numbered,
            "back": f"""CASE WHEN kind_of IN {REFUNDS} AND "Order number" IS NOT NULL THEN ABS("Item subtotal") END""",
            "by_itself": f"kind_of NOT IN {REFUNDS} AND kind_of NOT IN {MOVES}",
            "said": "LOWER(CONCAT_WS(' ', kind_of, \"Description\"))",
        },
        {
            "for_ads": "by_itself AND REGEXP_MATCHES(said, 'promoted|advertis|anzeigen|werbe')",
            "fee_of": """CASE WHEN REGEXP_MATCHES(said, 'shipping label|postage label|versandetikett') THEN 'shipping'
                WHEN said LIKE '%subscription%' OR said LIKE '%abonnement%' THEN 'subscription' ELSE 'other' END""",
        },
    ),
    outputs=(
        _LINES.fee("stacked_name", f"CASE stacked_name {_TYPES} END", "-stacked_value", "stacked_value <> 0", tuple(FEES)),
        _WHOLE_LINES.fee("'net amount'", "fee_of", '-"Net amount"', 'by_itself AND "Net amount" <> 0'),
        _LINES.refund(
            'CASE WHEN tax_included THEN without_vat(back, store_country, "Transaction creation date_day") ELSE back END',
            "back <> 0", 'COALESCE(ABS("Quantity"), 0)',
        ),
    ),
    source=(
        "eBay Seller Hub, Payments, Reports, Transaction report, and the details of a payout: the same English columns in eight "
        "public parsers (United States and United Kingdom sure, 38 and 39 columns below some ten lines of explanation); German "
        "names in five, for the columns that count, but not for the currencies, quantity and description. Orders of several items "
        "were not seen in a file."
    ),
    notes=(
        Text(
            "哪份报表为准：销售来自订单报告；这份报告给费用和退款。Order 行的各项费用一列一笔，退款行里退回的费用是负数；"
            "Other fee、Shipping label 等行按净额记一笔费用。",
            "Which report wins: sales come from the orders report; this one gives fees and refunds. Each column of fees becomes a fee, "
            "and in rows of refunds what eBay gives back is a credit. Rows such as Other fee and Shipping label become one fee each, of "
            "their net amount.",
        ),
        Text(
            "退款取商品小计（不含运费和税），有件数和 SKU；含税店铺按店铺国家的标准税率换算成不含税。同一笔退款不要再用 general.refunds 导入。",
            "A refund is its item subtotal, without shipping and tax, with its units and SKU; in stores whose prices include tax, the "
            "standard rate of the store's country is taken out. Do not import the same refunds as general.refunds.",
        ),
        Text(
            "推广费（Promoted Listings）记为 other 费用，因为没有 eBay 的广告报告；如果你用 general.ads 导入它，会算两次。"
            "Payout、Hold、Transfer 只是资金往来，不载入。",
            "Promoted Listings fees are fees of type other, for there is no ads report of eBay here; importing them as general.ads too "
            "would count them twice. Payouts, holds and transfers only move money and are left out.",
        ),
    ),
    assumed={
        "for_ads": Text(
            "{n} 行是推广费，记为 other 费用。", "{n} {n:row is a fee for promoted listings; it became a fee|rows are fees for promoted listings; they became fees} of type other."
        ),
        "by_itself AND NOT for_ads AND fee_of = 'other'": Text(
            "{n} 行既不是订单也不是退款（{which}），净额记为 other 费用。",
            "{n} {n:row is neither an order nor a refund|rows are neither orders nor refunds} ({which}); {n:its net amount became a fee of|their net amounts became fees of} type other.",
        ),
        f"kind_of IN {REFUNDS} AND COALESCE(back, 0) = 0": Text(
            "{n} 行退款没有商品小计或订单号，未计入退款。",
            "{n} {n:refund has|refunds have} no item subtotal or no order; {n:it is|they are} not counted as refunds.",
        ),
    },
    examples={"by_itself AND NOT for_ads AND fee_of = 'other'": '"Type"'},
)  # fmt: skip
