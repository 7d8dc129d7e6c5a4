"""Walmart's payment report becomes fees and refunds; its sum is no amount, and what is not known is kept."""

from __future__ import annotations

from tests.connectors.company import Company

HEADER = (
    "Period Start Date\tPeriod End Date\tTotal Payable\tCurrency\tTransaction Key\tTransaction Posted Timestamp\tTransaction Type\t"
    "Transaction Description\tCustomer Order #\tCustomer Order line #\tPurchase Order #\tPurchase Order line #\tAmount\tAmount Type\t"
    "Ship Qty\tCommission Rate\tPartner Item Id\tPartner Item Name\tShip to City\n"
)


def line(kind: str, said: str, amount: str, part: str, order: str = "129111", units: str = "") -> str:
    return f"\t\t\t\tK1\t4/5/2026\t{kind}\t{said}\t2000\t1\t{order}\t1\t{amount}\t{part}\t{units}\t15\tKT\tKettle\tTemple City\n"


ROWS = (
    "Number of Lines in file 11\n"
    "4/1/2026\t4/14/2026\t{payable}\tUSD\t\t4/15/2026\tPaymentSummary\tSummary\t\t\t\t\t\t\t\t\t\t\t\n"
    + line("Sale", "Purchase", "59.98", "Product Price", units="2")
    + line("Sale", "Purchase", "4.95", "Product tax")
    + line("Sale", "Purchase", "-4.95", "Product tax withheld")
    + line("Sale", "Purchase", "-9.00", "Commission on Product", units="2")
    + line("Refund", "Return", "-29.99", "Product Price", units="1")
    + line("Refund", "Return", "4.50", "Commission on Product", units="1")
    + line("Adjustment", "Walmart Shipping Label Service Charge", "-8.23", "Fee/Reimbursement")
    + line("Adjustment", "WFS Fulfillment fee", "-5.45", "Fee/Reimbursement")
    + line("Service Fee", "WFS StorageFee", "-2.00", "Fee/Reimbursement", order="")
    + line("Adjustment", "Something New", "-1.00", "Item Fees")
    + line("Dispute Settlement", "Dispute won", "10.00", "Fee/Reimbursement")
)


def test_lines_become_fees_and_refunds_and_their_sum_is_checked(company: Company) -> None:
    done = company.load(HEADER + ROWS.format(payable="18.81"), "recon.csv", store="us")
    short = company.load(HEADER + ROWS.format(payable="99.00"), "short.csv", store="us")

    assert (done.kind, done.rejected, done.ignored_columns) == ("walmart.payments", 0, ())
    assert [text.en for text in done.notices] == [
        "1 line is a fee of a name not known here (Something New / Item Fees); it counts as other fees."
    ]
    assert company.rows("fees", "order_id", "sku", "type", "amount", "currency") == [
        ("-", "KT", "storage", "2.000000", "USD"),
        ("129111", "KT", "fulfilment", "5.450000", "USD"),
        ("129111", "KT", "other", "1.000000", "USD"),
        ("129111", "KT", "referral", "-4.500000", "USD"),
        ("129111", "KT", "referral", "9.000000", "USD"),
        ("129111", "KT", "reimbursement", "-10.000000", "USD"),
        ("129111", "KT", "shipping", "8.230000", "USD"),
    ]
    assert company.rows("refunds", "order_id", "sku", "refunded_day", "quantity", "amount") == [
        ("129111", "KT", "2026-04-05", "1", "29.990000")
    ]
    assert (short.new, short.changed) == (0, 0)
    assert "1 period has lines that do not add up" in short.notices[-1].en
