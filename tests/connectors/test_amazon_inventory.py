"""Amazon's stock as it is now and its ledger by day become inventory, and tell of the same goods once."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from helloword.connectors.staging import Answers
from helloword.errors import FileFormatError
from tests.connectors.company import Company

NOW = (
    "sku", "fnsku", "asin", "product-name", "condition", "your-price", "mfn-listing-exists", "mfn-fulfillable-quantity",
    "afn-listing-exists", "afn-warehouse-quantity", "afn-fulfillable-quantity", "afn-unsellable-quantity",
    "afn-reserved-quantity", "afn-total-quantity", "per-unit-volume", "afn-inbound-working-quantity",
    "afn-inbound-shipped-quantity", "afn-inbound-receiving-quantity", "afn-researching-quantity",
    "afn-reserved-future-supply", "afn-future-supply-buyable",
)  # fmt: skip
STOCK = "\n".join(
    line.replace(" ", "\t")
    for line in (
        " ".join(NOW),
        'KT X001 B0KT 1,7"_Kettle New 29.99 No  Yes 130 120 3 7 190 0.01 30 40 20 0 0 0',
        "LP X002 B0LP Lamp New 19.99 No  Yes 0 0 0 0 0 0.01 0 0 0 0 0 0",
        "OWN X003 B0OW Own New 9.99 Yes 12 No 0 0 0 0 0 0.01 0 0 0 0 0 0",
    )
)
LEDGER = (
    '"Date"\t"FNSKU"\t"ASIN"\t"MSKU"\t"Title"\t"Disposition"\t"Starting Warehouse Balance"\t"In Transit Between Warehouses"\t'
    '"Receipts"\t"Customer Shipments"\t"Customer Returns"\t"Vendor Returns"\t"Warehouse Transfer In/Out"\t"Found"\t"Lost"\t'
    '"Damaged"\t"Disposed"\t"Other Events"\t"Ending Warehouse Balance"\t"Unknown Events"\t"Location"\t"Store"\n'
)


def day(date: str, sku: str, disposition: str, ending: int, location: str = "DE") -> str:
    cells = (date, "X001", "B0KT", sku, "Kettle, steel", disposition, *["0"] * 12, ending, "0", location, "")
    return "\t".join(f'"{cell}"' for cell in cells) + "\n"


DAYS = (
    day("01/30/2026", "KT", "SELLABLE", 100)
    + day("01/30/2026", "KT", "SELLABLE", 27, "PL")
    + day("01/30/2026", "KT", "CUSTOMER_DAMAGED", 2)
    + day("01/30/2026", "KT", "WAREHOUSE_DAMAGED", 1)
    + day("01/31/2026", "KT", "SELLABLE", 0)
    + day("01/31/2026", "LP", "DEFECTIVE", 4)
    + day("01/30/2026", "KT", "SELLABLE", 100)
)
COLUMNS = ("date", "sku", "warehouse", "sellable", "reserved", "inbound", "unsellable")


def test_stock_as_it_is_now_is_of_the_day_it_is_imported(company: Company) -> None:
    done = company.load(STOCK, "inventory.txt", store="eu")
    again = company.load(f"{STOCK}\n", "again.txt", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("amazon.fba_inventory", 3, 2, 0)
    assert (again.new, again.changed) == (0, 0)
    (today,) = {row[0] for row in company.rows("inventory", *COLUMNS)}
    assert abs((datetime.fromisoformat(today).date() - datetime.now(UTC).date()).days) <= 1
    assert [row[1:] for row in company.rows("inventory", *COLUMNS)] == [
        ("KT", "FBA", "120", "7", "60", "3"), ("LP", "FBA", "0", "0", "0", "0"),
    ]  # fmt: skip


def test_the_ledger_says_what_each_day_ended_with(shared: Company) -> None:
    done = shared.load(LEDGER + DAYS, "ledger.txt", store="eu")
    comma = (LEDGER + DAYS).replace("\t", ",")
    again = shared.load(comma, "ledger.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("amazon.inventory_ledger", 7, 3, 0)
    assert [text.en for text in done.notices] == ["1 row stands in the file twice; it counts once."]
    assert (again.kind, again.new, again.changed, again.rejected) == ("amazon.inventory_ledger", 0, 0, 0)
    assert shared.rows("inventory", *COLUMNS) == [
        ("2026-01-30", "KT", "FBA", "127", "0", "-", "3"),
        ("2026-01-31", "KT", "FBA", "0", "0", "-", "0"),
        ("2026-01-31", "LP", "FBA", "0", "0", "-", "4"),
    ]


@pytest.mark.parametrize("ledger_first", [True, False])
def test_both_reports_of_a_day_are_one_row_and_the_later_import_is_it(company: Company, ledger_first: bool) -> None:
    company.load(STOCK, "inventory.txt", store="eu")
    (today, *_), *_ = company.rows("inventory", "date", "sku")
    year, month, of_month = today.split("-")
    company.load(LEDGER + day(f"{month}/{of_month}/{year}", "KT", "SELLABLE", 127), "ledger.txt", store="eu",
                 answers=Answers(dates="mdy"))  # fmt: skip
    if ledger_first:
        company.load(f"{STOCK}\n", "inventory-again.txt", store="eu")

    sellable = "120" if ledger_first else "127"
    assert [row[1:4] for row in company.rows("inventory", *COLUMNS)] == [("KT", "FBA", sellable), ("LP", "FBA", "0")]


def test_the_ledgers_detail_is_refused_for_what_it_lacks(shared: Company) -> None:
    detail = (
        "Date,FNSKU,ASIN,MSKU,Title,Event Type,Reference ID,Quantity,Fulfillment Center,Disposition,Reason,Country\n"
    )
    with pytest.raises(
        FileFormatError, match=r"is the detail view of the inventory ledger: .* Download the summary view"
    ):
        shared.load(
            f"{detail}01/30/2026,X001,B0KT,KT,Kettle,Receipts,FBA15,12,LEJ1,SELLABLE,,DE\n", "d.csv", store="eu"
        )
