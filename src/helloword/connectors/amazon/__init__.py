"""Files that Amazon's Seller Central and its ad console give."""

from helloword.connectors.amazon import (
    ads_bulk,
    advertised_products,
    all_orders,
    business_report_by_child,
    business_report_by_date,
    fba_customer_returns,
    fba_inventory,
    inventory_ledger,
    mfn_returns,
    seller_feedback,
    settlement,
    settlement_v1,
    transactions,
)

KINDS = (
    all_orders.KIND,
    settlement.KIND,
    settlement_v1.KIND,
    transactions.KIND,
    fba_customer_returns.KIND,
    mfn_returns.KIND,
    business_report_by_date.KIND,
    business_report_by_child.KIND,
    fba_inventory.KIND,
    inventory_ledger.KIND,
    seller_feedback.KIND,
    advertised_products.KIND,
    ads_bulk.KIND,
    ads_bulk.BRANDS,
)
