"""The European Central Bank's history of reference rates, as eurofxref-hist.csv."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

CURRENCIES = (
    "USD", "JPY", "BGN", "CYP", "CZK", "DKK", "EEK", "GBP", "HUF", "LTL", "LVL", "MTL", "PLN", "ROL",
    "RON", "SEK", "SIT", "SKK", "CHF", "ISK", "NOK", "HRK", "RUB", "TRL", "TRY", "AUD", "BRL", "CAD",
    "CNY", "HKD", "IDR", "ILS", "INR", "KRW", "MXN", "MYR", "NZD", "PHP", "SGD", "THB", "ZAR",
)  # fmt: skip

KIND = Kind(
    id="ecb.rates",
    title=Text("欧洲央行参考汇率", "ECB reference rates"),
    fields=(
        Field("Date", FieldType.DATE, required=True),
        Field("USD", FieldType.RATE, optional_header=False, blanks=("N/A",)),
        *(Field(currency, FieldType.RATE, blanks=("N/A",)) for currency in CURRENCIES[1:]),
    ),
    outputs=(
        Output(
            table="fx",
            columns={"date": '"Date"', "base": "'EUR'", "quote": "stacked_name", "rate": "stacked_value"},
            stacked=CURRENCIES,
        ),
    ),
    decimal_point=True,
    source="https://www.ecb.europa.eu/stats/eurofxref/ (eurofxref-hist.csv)",
    notes=(
        Text(
            "每列是一欧元值多少该币种；N/A 表示当天没有公布。",
            "Each column is units of that currency for one euro; N/A means none was published.",
        ),
    ),
)
