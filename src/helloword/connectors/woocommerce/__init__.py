"""Files that plugins of WooCommerce give; WooCommerce itself exports no order lines."""

from helloword.connectors.woocommerce import orders

KINDS = (orders.KIND,)
