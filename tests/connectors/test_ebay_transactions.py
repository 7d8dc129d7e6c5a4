"""eBay's transaction report becomes fees and refunds, whatever stands above it and in which language."""

from __future__ import annotations

from tests.connectors.company import Company

ABOVE = (
    '"All amounts are in the currency of the payout, unless said otherwise, and dates are those of your time zone."\n'
    "\n"
    "Seller,lumora\n"
    '"Start date","Jan 1, 2026"\n'
)
HEADER = (
    "Transaction creation date,Type,Order number,Legacy order ID,Buyer username,Buyer name,Ship to city,"
    "Ship to province/region/state,Ship to zip,Ship to country,Net amount,Payout currency,Payout date,Payout ID,Payout method,"
    "Payout status,Reason for hold,Item ID,Transaction ID,Item title,Custom label,Quantity,Item subtotal,Shipping and handling,"
    "Seller collected tax,eBay collected tax,Final Value Fee - fixed,Final Value Fee - variable,Regulatory operating fee,"
    '"Very high ""item not as described"" fee",Below standard performance fee,International fee,Charity donation,'
    "Deposit processing fee,Gross transaction amount,Transaction currency,Exchange rate,Reference ID,Description\n"
)


def row(kind: str, net: str, *, order: str = "--", fees: tuple[str, str, str] = ("--", "--", "--"), item: str = "--,--,--,--",
        subtotal: str = "--,--", gross: str = "--", reference: str = "--", said: str = "--", day: str = "Jan 5, 2026") -> str:  # fmt: skip
    buyer = "anna_92,Anna Maria,Austin,TX,78701,US"
    fixed, variable, international = fees
    item_id, transaction, label, quantity = item.split(",")
    return (
        f'"{day}",{kind},{order},--,{buyer},{net},USD,"Jan 8, 2026",6001,PAYONEER,Funds sent,--,{item_id},{transaction},'
        f'"Kettle, steel",{label},{quantity},{subtotal},--,4.10,{fixed},{variable},--,--,--,{international},--,--,{gross},USD,--,'
        f"{reference},{said}\n"
    )


ROWS = (
    row("Order", "52.30", order="11-1", fees=("-0.40", "-7.80", "-0.50"), item="2551,901,KT,2", subtotal="59.98,1.02", gross="61.00")
    + row("Refund", "-26.59", order="11-1", fees=("--", "3.90", "--"), item="2551,901,KT,1", subtotal="-29.99,-0.50", gross="-30.49")
    + row("Other fee", "-3.21", order="11-1", reference="R1", said="Promoted Listings - General fee")
    + row("Other fee", "-3.21", order="11-1", reference="R2", said="Promoted Listings - General fee")
    + row("Shipping label", "-8.05", order="11-1", reference="L1")
    + row("Payment dispute", "-20.00", order="11-2", reference="D1")
    + row("Payout", "-100.00", reference="6001")
)  # fmt: skip
FEES = ("order_id", "sku", "type", "amount", "currency")


def test_fees_stand_in_columns_or_in_rows_and_none_is_lost(company: Company) -> None:
    done = company.load(ABOVE + HEADER + ROWS, "transactions.csv", store="us")
    again = company.load(ABOVE.replace("Jan 1", "Jan 2") + HEADER + ROWS, "again.csv", store="us")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("ebay.transactions", 7, 0, ())
    assert (again.new, again.changed, again.rejected) == (0, 0, 0)
    assert company.rows("fees", *FEES) == [
        ("11-1", "-", "other", "3.210000", "USD"),
        ("11-1", "-", "other", "3.210000", "USD"),
        ("11-1", "-", "shipping", "8.050000", "USD"),
        ("11-1", "KT", "referral", "-3.900000", "USD"),
        ("11-1", "KT", "referral", "0.400000", "USD"),
        ("11-1", "KT", "referral", "0.500000", "USD"),
        ("11-1", "KT", "referral", "7.800000", "USD"),
        ("11-2", "-", "other", "20.000000", "USD"),
    ]
    assert company.rows("refunds", "order_id", "sku", "refunded_day", "quantity", "amount") == [
        ("11-1", "KT", "2026-01-05", "1", "29.990000")
    ]
    assert [text.en for text in done.notices] == [
        "2 rows are fees for promoted listings; they became fees of type other.",
        "1 row is neither an order nor a refund (Payment dispute); its net amount became a fee of type other.",
    ]


GERMAN = (
    "Transaktionsbericht\n\nVerkäufer;lumora\n"
    "Datum der Transaktionserstellung;Typ;Bestellnummer;Name des Käufers;Betrag abzügl. Kosten;Bestandseinheit;"
    "Zwischensumme Artikel;Fixer Anteil der Verkaufsprovision;Variabler Anteil der Verkaufsprovision;Auszahlung Nr.\n"
    "5. Jan 2026;Bestellung;21-1;Anna;1.102,30;KT;1.190,00;-0,35;-87,35;600\n"
    "12.01.2026;Rückerstattung;21-1;Anna;-59,50;KT;-59,50;--;--;600\n"
    "12.01.2026;Andere Gebühr;21-1;Anna;-3,20;--;--;--;--;600\n"
)


def test_a_german_report_has_its_names_days_and_numbers(company: Company) -> None:
    done = company.load(GERMAN, "deutsch.csv", store="eu")

    assert (done.kind, done.rejected) == ("ebay.transactions", 0)
    assert [row[2:] for row in company.rows("fees", *FEES)] == [
        ("other", "3.200000", "EUR"), ("referral", "0.350000", "EUR"), ("referral", "87.350000", "EUR"),
    ]  # fmt: skip
    assert company.rows("refunds", "order_id", "refunded_day", "amount") == [("21-1", "2026-01-12", "59.500000")]
