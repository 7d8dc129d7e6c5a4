"""Files of eBay's Seller Hub."""

from helloword.connectors.ebay import orders

KINDS = (orders.KIND,)
