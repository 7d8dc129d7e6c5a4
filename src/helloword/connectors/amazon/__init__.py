"""Files that Amazon's Seller Central and its ad console give."""

from helloword.connectors.amazon import ads_bulk, all_orders, settlement

KINDS = (all_orders.KIND, settlement.KIND, ads_bulk.KIND, ads_bulk.BRANDS)
