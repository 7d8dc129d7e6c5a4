"""Reports that Amazon's Seller Central gives."""

from helloword.connectors.amazon import all_orders

KINDS = (all_orders.KIND,)
