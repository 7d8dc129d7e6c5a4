"""Amazon's settlement, flat file V2: a line is one amount, and the first line sums the settlement up."""

from __future__ import annotations

from helloword.connectors.amazon import settling
from helloword.connectors.amazon.settling import fee_type, letters, line_class
from helloword.connectors.amazon.written import DOTTED
from helloword.connectors.kind import Field, FieldType, Kind
from helloword.text import Text

SOURCE = (
    "Seller Central, Payments, All Statements, Download Flat File V2 (GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2). "
    "Names of columns: sure (Amazon Pay's help, four public parsers); posted-date-time, order-item-code and promotion-id "
    "differ among them and may be missing. Names of amounts and fees: from public parsers, no list by Amazon was found, "
    "so names that are not known are kept as other fees."
)
_SORT, _NAME = letters('"amount-type"'), letters('"amount-description"')
# "TransactionTotalAmount" and the like only say that the type is the name.
_CALLED = """CASE WHEN "amount-description" IS NULL OR "amount-description" ILIKE 'transactiontotal%'
    THEN COALESCE("amount-type", "transaction-type") ELSE "amount-description" END"""

KIND = Kind(
    id="amazon.settlement",
    title=Text("亚马逊结算报告 V2", "Amazon settlement, flat file V2"),
    fields=(
        *settling.FIELDS,
        Field("amount-type", optional_header=False),
        Field("amount-description", optional_header=False),
        Field("amount", FieldType.AMOUNT, optional_header=False),
        Field("posted-date-time", FieldType.INSTANT, spelt=DOTTED),
    ),
    steps=(
        {
            **settling.OF_SETTLEMENT,
            "sort": _SORT,
            "part": _NAME,
            "said": letters('"amount-type"', '"amount-description"'),
            "called": _CALLED,
            "posted_at": 'COALESCE("posted-date-time_at", "posted-date_at")',
        },
        {
            "posted_day": 'COALESCE("posted-date-time_day", "posted-date_day", closed)',
            "line": line_class("sort", "said", '"amount"'),
            "added": """SUM(CASE WHEN event <> 'transfer' THEN "amount" ELSE 0 END) OVER (PARTITION BY "settlement-id")""",
        },
        {
            "goods": f"""CASE WHEN line = 'refund' AND (part = 'principal' OR sort = 'itemprice' AND part IN {settling.GOODS})
                THEN "amount" END""",
            "taxes": "CASE WHEN line = 'refund' AND sort = 'itemprice' AND part = 'tax' THEN \"amount\" END",
            "items": "CASE WHEN line = 'refund' AND sort = 'itemprice' AND part = 'principal' THEN 1 END",
        },
        {"units": 'items * "quantity-purchased"'},
        *settling.OF_REFUND,
    ),
    outputs=(settling.fee("called", "said", '"amount"', "line = 'fee'"), settling.REFUND),
    quoted=False,
    source=SOURCE,
    notes=settling.NOTES,
    assumed=settling.told("line = 'ads'", "line = 'moved'", f"line = 'fee' AND {fee_type('said')} IS NULL", "added"),
    examples={f"line = 'fee' AND {fee_type('said')} IS NULL": "called"},
)
