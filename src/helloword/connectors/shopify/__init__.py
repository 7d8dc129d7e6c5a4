"""Exports of Shopify's admin, and of an app where the admin has none."""

from helloword.connectors.shopify import orders, payments, refunds, sessions

KINDS = (orders.KIND, payments.KIND, payments.FEES, refunds.KIND, sessions.KIND)
