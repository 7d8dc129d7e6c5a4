"""Exports of Shopify's admin."""

from helloword.connectors.shopify import orders, sessions

KINDS = (orders.KIND, sessions.KIND)
