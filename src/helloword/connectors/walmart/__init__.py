"""Files of Walmart's Seller Center."""

from helloword.connectors.walmart import orders

KINDS = (orders.KIND,)
