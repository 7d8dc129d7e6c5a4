"""Files of eBay's Seller Hub."""

from helloword.connectors.ebay import orders, transactions

KINDS = (orders.KIND, transactions.KIND)
