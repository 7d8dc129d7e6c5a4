"""What the demo company sells: product lines with their habits, and products with price and cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from helloword.demo.families import FAMILIES, VARIANTS, Family


@dataclass(frozen=True)
class Line:
    """A product line.

    Attributes:
        winter: how much more it sells in January than on average (negative: a summer line).
        comes_back: chance that a sold unit is returned.
        reasons: why, as weights of defective, not_as_described, wrong_item, late, changed_mind, damaged, other.
        freight: inbound freight as a share of the purchase price.
        handling: what a platform charges to pick, pack and ship one unit, in dollars.
    """

    name: str
    winter: float
    comes_back: float
    reasons: tuple[int, ...]
    freight: float
    handling: str


REASONS = ("defective", "not_as_described", "wrong_item", "late", "changed_mind", "damaged", "other")

LINES = {
    line.name: line
    for line in (
        Line("Kettles", 0.1, 0.052, (30, 14, 5, 6, 27, 13, 5), 0.32, "5.10"),
        Line("Coffee", 0.08, 0.044, (22, 16, 5, 7, 33, 12, 5), 0.3, "4.90"),
        Line("Filters", 0.0, 0.018, (12, 20, 18, 8, 32, 5, 5), 0.26, "3.20"),
        Line("Cookware", 0.05, 0.048, (15, 17, 5, 6, 36, 16, 5), 0.37, "6.40"),
        Line("Knives", 0.06, 0.032, (12, 19, 6, 8, 44, 6, 5), 0.23, "3.60"),
        Line("Storage", -0.02, 0.046, (8, 26, 8, 6, 37, 10, 5), 0.4, "4.30"),
        Line("Lighting", 0.12, 0.061, (21, 22, 5, 5, 29, 13, 5), 0.32, "4.80"),
        Line("Humidifiers", 0.45, 0.068, (38, 13, 4, 5, 26, 9, 5), 0.32, "5.20"),
        Line("Textiles", -0.08, 0.071, (6, 34, 7, 5, 41, 2, 5), 0.27, "3.90"),
    )
}

DUTY = 0.09
"""Duty as a share of the purchase price."""


LONG_TAIL = 1.5
"""How much more than twice as much is sold of what is wanted twice as much."""


@dataclass(frozen=True)
class Product:
    """A product: reference price in dollars, purchase price in CNY, popularity, days after the start it is launched."""

    sku: str
    title: str
    brand: str
    line: str
    supplier: str
    price: str
    purchase: str
    popularity: float
    launch: int | None = None


def _products(family: Family) -> Iterator[Product]:
    """The first product of a family, then its variants, each with what it is worth more or less."""
    popularity = round(family.demand**LONG_TAIL, 2)
    yield Product(
        family.sku, family.title, family.brand, family.line, family.supplier, family.price, family.purchase,
        popularity, family.launch,
    )  # fmt: skip
    for code in family.variants.split():
        variant = VARIANTS[code]
        launches = [day for day in (family.launch, variant.launch) if day is not None]
        yield Product(
            f"{family.sku}-{code}", f"{family.title}, {variant.name}", family.brand, family.line, family.supplier,
            _charm(Decimal(family.price) * Decimal(variant.worth)), _cents(family.purchase, variant.worth),
            round(popularity * variant.share, 2), max(launches, default=None),
        )  # fmt: skip


def _charm(price: Decimal) -> str:
    """The nearest price below a whole dollar."""
    return f"{max(1, round(price)) - Decimal('0.01')}"


def _cents(purchase: str, worth: str) -> str:
    return str((Decimal(purchase) * Decimal(worth)).quantize(Decimal("0.01"), ROUND_HALF_UP))


PRODUCTS = tuple(product for family in FAMILIES for product in _products(family))
