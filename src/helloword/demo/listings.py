"""What each store lists: products and bundles under its platform's SKUs, at its own prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from helloword.demo.assortment import LINES, PRODUCTS, Product
from helloword.demo.calendar import winter
from helloword.demo.company import ALIASES, BUNDLES, Bundle, Store
from helloword.demo.records import Listing

BY_SKU = {product.sku: product for product in PRODUCTS}


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing, how much it is wanted, and since when it can be bought."""

    listing: Listing
    popularity: int
    since: date | None

    def wanted(self, day: date) -> float:
        """Its weight among what buyers choose from on `day`; a new product takes two months to become known."""
        known = 1.0
        if self.since is not None:
            known = min(1.0, max(0.0, ((day - self.since).days + 1) / 60))
        return self.popularity * known * (1 + LINES[self.listing.line].winter * winter(day))


def offers(store: Store, start: date) -> list[Offer]:
    """Everything `store` lists, best sellers first."""
    listed = [_product(store, p, start) for p in PRODUCTS if p.line in store.lines and p.popularity >= store.at_least]
    bundles = [_bundle(store, b) for b in BUNDLES if store.id in b.stores]
    return sorted(listed + bundles, key=lambda offer: (-offer.popularity, offer.listing.sku))


def shown_price(store: Store, dollars: str) -> int:
    """The price buyers see, in minor units: ends in .99, or in whole ten yen.

    >>> from helloword.demo.company import STORES
    >>> [shown_price(store, "49.99") for store in STORES]
    [4999, 5399, 5599, 6900]
    """
    amount = Decimal(dollars) * Decimal(str(store.per_dollar))
    if store.currency == "JPY":
        return int((amount / 10).to_integral_value()) * 10
    return int(amount.to_integral_value()) * 100 - 1


def launched_on(product: Product, start: date) -> date:
    """The day a product was launched; those of before the demo's time keep a day of their own."""
    if product.launch is not None:
        return start + timedelta(days=product.launch)
    return date(2022, 3, 1) + timedelta(days=17 * PRODUCTS.index(product))


def asin(sku: str) -> str:
    """An invented Amazon id for a SKU, always the same."""
    digits = "".join(str(ord(letter) % 10) for letter in sku)
    return f"B0D{digits:0<7}"[:10]


def _product(store: Store, product: Product, start: date) -> Offer:
    sku = ALIASES.get(store.id, {}).get(product.sku, product.sku)
    listing = Listing(
        sku, f"{product.brand} {product.title}", product.brand, asin(product.sku), product.line,
        ((product.sku, 1),), shown_price(store, product.price),
    )  # fmt: skip
    return Offer(listing, product.popularity, None if product.launch is None else launched_on(product, start))


def _bundle(store: Store, bundle: Bundle) -> Offer:
    main = BY_SKU[bundle.parts[0][0]]
    listing = Listing(
        bundle.sku, f"{main.brand} {bundle.title}", main.brand, asin(bundle.sku), main.line,
        bundle.parts, shown_price(store, bundle.price),
    )  # fmt: skip
    return Offer(listing, bundle.popularity, None)
