"""What products cost to buy and to land, and from which day."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from helloword.demo.assortment import DUTY, LINES, PRODUCTS, Product
from helloword.period import add_months

CURRENCY = "CNY"
RISES = {"S01": "1.045", "S02": "1.03", "S03": "1.05", "S05": "1.06", "S07": "0.97"}
"""What suppliers' prices are multiplied by once, ten months in."""


@dataclass(frozen=True)
class Cost:
    """Landed cost of one unit from a day on, in CNY."""

    sku: str
    since: date
    purchase: Decimal
    inbound: Decimal
    duty: Decimal


class Costs:
    """Landed costs of all products, by the day the demo's time begins."""

    def __init__(self, start: date) -> None:
        before, rise = add_months(start, -6), add_months(start, 10)
        self.rows = tuple(
            _cost(product, since, factor)
            for product in PRODUCTS
            for since, factor in ((before, "1"), (rise, RISES.get(product.supplier)))
            if factor is not None
        )
        self._by_sku = {p.sku: tuple(row for row in self.rows if row.sku == p.sku) for p in PRODUCTS}

    def purchase(self, sku: str, day: date) -> Decimal:
        """What the supplier asks for a unit ordered on `day`."""
        rows = self._by_sku[sku]
        return rows[max(0, bisect_right([row.since for row in rows], day) - 1)].purchase


def _cost(product: Product, since: date, factor: str) -> Cost:
    purchase = _cents(Decimal(product.purchase) * Decimal(factor))
    freight = Decimal(str(LINES[product.line].freight))
    return Cost(product.sku, since, purchase, _cents(purchase * freight), _cents(purchase * Decimal(str(DUTY))))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
