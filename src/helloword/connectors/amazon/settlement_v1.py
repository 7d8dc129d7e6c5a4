"""Amazon's settlement in its old form of 36 columns: what an amount is tells the column it stands in."""

from __future__ import annotations

from helloword.connectors.amazon import settling
from helloword.connectors.amazon.settling import fee_type, letters, line_class
from helloword.connectors.kind import Field, FieldType, Kind
from helloword.text import Text

SOURCE = (
    "Seller Central, Payments, All Statements, Download Flat File (GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE), which the API "
    "gave until 2026-11-11. Columns: sure (a public parser that counts 36, a test with lines of 2015, a connector's "
    "schema). Which transaction types stand for other amounts: from one public query, less sure."
)
# Column of an amount, what sort of amount it is, the column that names it.
AMOUNTS = (
    ("price-amount", "itemprice", '"price-type"'),
    ("promotion-amount", "promotion", '"promotion-type"'),
    ("item-related-fee-amount", "itemfees", '"item-related-fee-type"'),
    ("order-fee-amount", "orderfees", '"order-fee-type"'),
    ("shipment-fee-amount", "shipmentfees", '"shipment-fee-type"'),
    ("direct-payment-amount", "directpayment", '"direct-payment-type"'),
    ("other-fee-amount", "other", 'COALESCE("other-fee-reason-description", "transaction-type")'),
    ("misc-fee-amount", "other", '"transaction-type"'),
    ("other-amount", "other", '"transaction-type"'),
)
_SORT = "CASE stacked_name " + " ".join(f"WHEN '{column}' THEN '{sort}'" for column, sort, _ in AMOUNTS) + " END"
_NAME = "CASE stacked_name " + " ".join(f"WHEN '{column}' THEN {name}" for column, _, name in AMOUNTS) + " END"
_SAID = letters(_SORT, _NAME)
_REFUNDED = f"""event IN {settling.REFUNDS} AND "order-id" IS NOT NULL"""
_PRICE, _PROMOTION = letters('"price-type"'), letters('"promotion-type"')


def _any(what: str) -> str:
    """SQL: whether one of the row's amounts is of a class, or a fee whose type is not known."""
    found = []
    for column, sort, name in AMOUNTS:
        said = letters(f"'{sort}'", name)
        is_class = f"""{line_class(f"'{sort}'", said, f'"{column}"')} = '{what}'"""
        found.append(f"({is_class} AND {fee_type(said)} IS NULL)" if what == "fee" else is_class)
    return " OR ".join(found)


KIND = Kind(
    id="amazon.settlement_v1",
    title=Text("亚马逊结算报告 V1（旧格式）", "Amazon settlement, flat file V1 (old)"),
    fields=(
        *settling.FIELDS,
        *(Field(column, FieldType.AMOUNT, optional_header=False) for column, *_ in AMOUNTS),
        *(
            Field(f"{name}-type", optional_header=False)
            for name in ("price", "promotion", "item-related-fee", "order-fee", "shipment-fee", "direct-payment")
        ),
        Field("other-fee-reason-description"),
    ),
    steps=(
        {
            **settling.OF_SETTLEMENT,
            "posted_at": '"posted-date_at"',
            "amounts": " + ".join(f'COALESCE("{column}", 0)' for column, *_ in AMOUNTS),
        },
        {
            "posted_day": 'COALESCE("posted-date_day", closed)',
            "added": """SUM(CASE WHEN event <> 'transfer' THEN amounts ELSE 0 END) OVER (PARTITION BY "settlement-id")""",
            "price_of_goods": f'CASE WHEN {_REFUNDED} AND {_PRICE} IN {settling.GOODS} THEN "price-amount" END',
            "off_goods": f"CASE WHEN {_REFUNDED} AND {_PROMOTION} = 'principal' THEN \"promotion-amount\" END",
            "taxes": f"CASE WHEN {_REFUNDED} AND {_PRICE} = 'tax' THEN \"price-amount\" END",
            "items": f"CASE WHEN {_REFUNDED} AND {_PRICE} = 'principal' THEN 1 END",
            "units": f'CASE WHEN {_REFUNDED} THEN "quantity-purchased" END',
        },
        {
            "goods": """CASE WHEN price_of_goods IS NOT NULL OR off_goods IS NOT NULL
                THEN COALESCE(price_of_goods, 0) + COALESCE(off_goods, 0) END""",
            "unknown_fee": _any("fee"),
        },
        *settling.OF_REFUND,
    ),
    outputs=(
        settling.fee(
            _NAME,
            _SAID,
            "stacked_value",
            f"{line_class(_SORT, _SAID, 'stacked_value')} = 'fee'",
            stacked=tuple(column for column, *_ in AMOUNTS),
        ),
        settling.REFUND,
    ),
    quoted=False,
    source=SOURCE,
    notes=settling.NOTES,
    assumed=settling.told(_any("ads"), _any("moved"), "unknown_fee", "added"),
    examples={
        "unknown_fee": 'COALESCE("item-related-fee-type", "order-fee-type", "shipment-fee-type", '
        '"other-fee-reason-description", "transaction-type")'
    },
)
