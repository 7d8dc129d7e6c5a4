"""Shopify Payments' transactions become fees and refunds, with figures worked out by hand."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import plain

CONTENT = """Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency,VAT
2026-01-19 12:07:45 +0100,charge,#3703,master,online,{paid},2026-02-02,{payout},2026-01-22,119.00,1.10,117.90,#512,card,119.00,EUR,EUR,0.00
2026-01-20 23:30:00 +0100,refund,#3703,master,online,{paid},2026-02-02,{payout},2026-01-22,-23.80,0.00,-23.80,#512,card,23.80,EUR,EUR,0.00
2026-01-20 23:30:00 +0100,refund,#3703,master,online,{paid},2026-02-02,{payout},2026-01-22,-23.80,0.00,-23.80,#512,card,23.80,EUR,EUR,0.00
2026-01-25 08:00:00 +0100,chargeback,#3600,visa,online,{paid},2026-02-02,{payout},2026-01-25,-50.00,15.00,-65.00,#400,card,50.00,EUR,EUR,0.00
"""


def rows(company: Company, table: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(plain(cell) for cell in row) for row in company.rows(table, *columns)]


def test_fees_are_costs_and_refunds_have_their_day(company: Company) -> None:
    company.workspace.add_store("de", "shopify", "DE", "EUR", "Europe/Berlin", prices="tax-included")
    done = company.load(CONTENT.format(paid="pending", payout=""), store="de")
    paid = company.load(CONTENT.format(paid="paid", payout="1407"), "paid.csv", store="de")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("shopify.payments", 4, 4, 0, ())
    assert rows(company, "fees", "order_id", "posted_day", "type", "amount", "currency") == [
        ("#3600", "2026-01-25", "other", "50", "EUR"),
        ("#3600", "2026-01-25", "payment", "15", "EUR"),
        ("#3703", "2026-01-19", "payment", "1.1", "EUR"),
    ]
    assert rows(company, "refunds", "order_id", "refunded_day", "quantity", "amount", "currency") == [
        ("#3703", "2026-01-20", "0", "20", "EUR"),
        ("#3703", "2026-01-20", "0", "20", "EUR"),
    ]
    assert [text.en for text in done.notices] == [
        "1 transaction is neither a charge nor a refund; its amount became a fee of type other: chargeback."
    ]
    assert (paid.new, paid.changed) == (0, 0)


def test_where_prices_exclude_tax_a_refund_is_as_it_was_paid_and_told(company: Company) -> None:
    told = company.load(CONTENT.format(paid="paid", payout="1"), store="us").notices

    assert [row[0] for row in rows(company, "refunds", "amount")] == ["23.8", "23.8"]
    assert told[-1].en == "2 refunds include tax and shipping, which the report does not tell apart."
