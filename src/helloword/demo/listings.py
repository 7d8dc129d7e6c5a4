"""What each store lists: products and bundles under its platform's SKUs, at its own prices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from helloword.demo.assortment import PRODUCTS, Product
from helloword.demo.company import ALIASES, BUNDLES, Bundle, Store
from helloword.demo.promotions import RISES
from helloword.demo.records import Listing

BY_SKU = {product.sku: product for product in PRODUCTS}


@dataclass(frozen=True, slots=True)
class Offer:
    """A listing, the same once prices have risen, how much it is wanted, and since when it can be bought."""

    listing: Listing
    dearer: Listing
    popularity: float
    since: date | None

    def known(self, day: date) -> float:
        """How much it is wanted on `day`, but for the season; a new product takes two months to become known."""
        if self.since is None:
            return self.popularity
        return self.popularity * min(1.0, max(0.0, ((day - self.since).days + 1) / 60))


def offers(store: Store, start: date) -> list[Offer]:
    """Everything `store` lists, best sellers first."""
    listed = [_product(store, p, start) for p in PRODUCTS if _carries(store, p)]
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
    """The day a product was launched; those of before the demo's time keep a day of their own, before it."""
    if product.launch is not None:
        return start + timedelta(days=product.launch)
    return date(2022, 3, 1) + timedelta(days=17 * PRODUCTS.index(product) % 700)


def asin(sku: str) -> str:
    """An invented Amazon id for a SKU, always the same."""
    digits = "".join(str(ord(letter) % 10) for letter in sku)
    return f"B0D{digits:0<7}"[:10]


def _carries(store: Store, product: Product) -> bool:
    return product.line in store.lines and (product.popularity >= store.at_least or product.line in store.whole_lines)


def _product(store: Store, product: Product, start: date) -> Offer:
    sku = ALIASES.get(store.id, {}).get(product.sku, product.sku)
    listing = Listing(
        sku, f"{product.brand} {product.title}", product.brand, asin(product.sku), product.line,
        ((product.sku, 1),), shown_price(store, product.price),
    )  # fmt: skip
    since = None if product.launch is None else launched_on(product, start)
    return Offer(listing, _dearer(store, listing, product.price), product.popularity, since)


def _bundle(store: Store, bundle: Bundle) -> Offer:
    main = BY_SKU[bundle.parts[0][0]]
    listing = Listing(
        bundle.sku, f"{main.brand} {bundle.title}", main.brand, asin(bundle.sku), main.line,
        bundle.parts, shown_price(store, bundle.price),
    )  # fmt: skip
    return Offer(listing, _dearer(store, listing, bundle.price), bundle.popularity, None)


def _dearer(store: Store, listing: Listing, dollars: str) -> Listing:
    return replace(listing, price=shown_price(store, str(Decimal(dollars) * Decimal(RISES.get(listing.line, "1")))))
