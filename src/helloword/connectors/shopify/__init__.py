"""Exports of Shopify's admin."""

from helloword.connectors.shopify import orders

KINDS = (orders.KIND,)
