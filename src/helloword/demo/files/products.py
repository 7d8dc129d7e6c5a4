"""Products and the names they go by on platforms, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.assortment import PRODUCTS, Product
from helloword.demo.company import ALIASES, BUNDLES
from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import Sheet
from helloword.demo.listings import BY_SKU, asin, launched_on

COLUMNS = ("sku", "title", "brand", "line", "platform_id", "launched_on", "supplier")
SKU_MAP = ("store", "platform_sku", "sku", "quantity")


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of products and bundles, one of names."""
    rows = [_product(seen, product) for product in PRODUCTS]
    for bundle in BUNDLES:
        main = BY_SKU[bundle.parts[0][0]]
        rows.append((bundle.sku, bundle.title, main.brand, main.line, asin(bundle.sku), "", ""))
    yield Sheet("company/products.csv", COLUMNS, rows)
    names = [(store, alias, sku, "1") for store, aliases in ALIASES.items() for sku, alias in aliases.items()]
    parts = [("", bundle.sku, sku, str(units)) for bundle in BUNDLES for sku, units in bundle.parts]
    yield Sheet("company/sku_map.csv", SKU_MAP, names + parts)


def _product(seen: Seen, product: Product) -> tuple[str, ...]:
    launched = launched_on(product, seen.span.start).isoformat()
    return (
        product.sku, product.title, product.brand, product.line, asin(product.sku), launched, product.supplier,
    )  # fmt: skip
