"""What buyers sent back to Amazon's warehouses becomes returns, without their words."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_personal_data import content

HEADER = (
    "return-date,order-id,sku,asin,fnsku,product-name,quantity,fulfillment-center-id,detailed-disposition,reason,status,"
    "license-plate-number,customer-comments"
)
ROWS = """
2026-01-31T23:30:00+00:00,302-1000001-0000001,KT,B0KT,X001,"Kettle, 1,7 l",1,LEJ1,SELLABLE,UNWANTED_ITEM,Unit returned to inventory,LPNRR1,
2026-01-20T10:00:00+00:00,302-1000002-0000002,KT,B0KT,X001,"Kettle, 1,7 l",1,LEJ1,DEFECTIVE,DEFECTIVE,,LPNRR2,"leaks, call me at +49 170 1234567"
2026-01-20T10:00:00+00:00,302-1000002-0000002,KT,B0KT,X001,"Kettle, 1,7 l",1,LEJ1,DEFECTIVE,QUALITY_UNACCEPTABLE,,LPNRR3,
2026-01-21T10:00:00+00:00,302-1000003-0000003,LP,B0LP,X002,Lamp,2,LEJ1,CUSTOMER_DAMAGED,PART_NOT_COMPATIBLE,Reimbursed,,
2026-01-21T11:00:00+00:00,302-1000003-0000003,LP,B0LP,X002,Lamp,1,LEJ1,SELLABLE,NEVER_ARRIVED,,,
"""
RETURNS = [
    (
        "302-1000003-0000003/2026-01-21/1",
        "302-1000003-0000003",
        "LP",
        "2026-01-21",
        "2026-01-21",
        "2",
        "PART_NOT_COMPATIBLE",
    ),
    ("302-1000003-0000003/2026-01-21/2", "302-1000003-0000003", "LP", "2026-01-21", "2026-01-21", "1", "late"),
    ("LPNRR1", "302-1000001-0000001", "KT", "2026-02-01", "2026-02-01", "1", "changed_mind"),
    ("LPNRR2", "302-1000002-0000002", "KT", "2026-01-20", "2026-01-20", "1", "defective"),
    ("LPNRR3", "302-1000002-0000002", "KT", "2026-01-20", "2026-01-20", "1", "defective"),
]


def test_a_unit_that_came_back_is_a_return_once_and_what_the_buyer_wrote_is_nowhere(company: Company) -> None:
    done = company.load(f"{HEADER}{ROWS}", "returns.csv", store="eu")
    tabs = "\n".join(
        (HEADER.replace(",", "\t"), *(line.replace(",", "\t") for line in ROWS.split("\n") if '"' not in line))
    )
    again = company.load(tabs, "returns.txt", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("amazon.fba_customer_returns", 5, 5, 0)
    assert (again.kind, again.new, again.changed, again.unchanged) == ("amazon.fba_customer_returns", 0, 0, 2)
    columns = ("return_id", "order_id", "sku", "requested_day", "received_day", "quantity", "reason")
    assert company.rows("returns", *columns) == RETURNS

    files = [path for path in company.workspace.folder.rglob("*") if path.is_file()]
    assert [path for path in files if b"1234567" in content(path)] == []


SHIPPED_BY_SELLER = (
    "Order ID\tOrder date\tReturn request date\tReturn request status\tAmazon RMA ID\tMerchant RMA ID\tTracking ID\tA-to-Z Claim\t"
    "ASIN\tMerchant SKU\tItem Name\tReturn quantity\tReturn Reason\tReturn delivery date\tOrder Amount\n"
    '302-1\t01-Jan-2026\t30-Jan-2026\tApproved\tDRMA1\t\tZ9\tN\tB0KT\tKT\tKettle 1,7"\t1\tCR-UNWANTED_ITEM\t05-Feb-2026\t29.99\n'
    "302-1\t01-Jan-2026\t30-Jan-2026\tApproved\tDRMA1\t\tZ9\tN\tB0LP\tLP\tLamp\t2\tAMZ-PG-BAD-DESC\t\t29.99\n"
    "302-2\t01-Jan-2026\t31-Jan-2026\tPending\t\t\t\tN\tB0KT\tKT\tKettle\t1\tAMZ-PG-APP-TOO-SMALL\t\t29.99\n"
)


def test_returns_of_what_the_seller_ships_have_a_request_and_perhaps_a_receipt(company: Company) -> None:
    done = company.load(SHIPPED_BY_SELLER, "returns.txt", store="us")
    again = company.load(f"{SHIPPED_BY_SELLER}\n", "again.txt", store="us")

    assert (done.kind, done.new, done.rejected, done.ignored_columns) == ("amazon.mfn_returns", 3, 0, ())
    assert (again.new, again.changed) == (0, 0)
    columns = ("return_id", "order_id", "sku", "requested_day", "received_day", "quantity", "reason")
    assert company.rows("returns", *columns) == [
        ("302-2/2026-01-31", "302-2", "KT", "2026-01-31", "-", "1", "AMZ-PG-APP-TOO-SMALL"),
        ("DRMA1", "302-1", "KT", "2026-01-30", "2026-02-05", "1", "changed_mind"),
        ("DRMA1", "302-1", "LP", "2026-01-30", "-", "2", "not_as_described"),
    ]
