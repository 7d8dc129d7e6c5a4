"""Exports of Shopify's admin."""

from helloword.connectors.shopify import orders, payments, sessions

KINDS = (orders.KIND, payments.KIND, sessions.KIND)
