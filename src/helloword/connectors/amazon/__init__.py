"""Files that Amazon's Seller Central and its ad console give."""

from helloword.connectors.amazon import (
    ads_bulk,
    all_orders,
    business_report_by_date,
    fba_customer_returns,
    settlement,
    settlement_v1,
)

KINDS = (
    all_orders.KIND,
    settlement.KIND,
    settlement_v1.KIND,
    fba_customer_returns.KIND,
    business_report_by_date.KIND,
    ads_bulk.KIND,
    ads_bulk.BRANDS,
)
