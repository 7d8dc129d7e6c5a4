"""Files that Amazon's Seller Central and its ad console give."""

from helloword.connectors.amazon import ads_bulk, all_orders

KINDS = (all_orders.KIND, ads_bulk.KIND, ads_bulk.BRANDS)
