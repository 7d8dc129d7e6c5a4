"""Files of Walmart's Seller Center."""

from helloword.connectors.walmart import orders, payments

KINDS = (orders.KIND, payments.KIND)
