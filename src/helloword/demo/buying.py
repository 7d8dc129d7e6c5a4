"""The buying department: purchase orders to suppliers, and what arrives of them, when and how good."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from helloword.demo.chance import Chance
from helloword.demo.company import SUPPLIERS
from helloword.demo.costs import Costs
from helloword.demo.records import PurchaseLine
from helloword.demo.stories import Stories
from helloword.period import ONE_DAY

BY_ID = {supplier.id: supplier for supplier in SUPPLIERS}
SHORT = 0.035
"""Share of lines that arrive with a few units missing."""
SAMPLE = (20, 50, 80)
"""Units inspected of small, middle and large lots."""


class Buying:
    """Numbers purchase orders for all stores and remembers them."""

    def __init__(self, costs: Costs, stories: Stories, chance: Chance) -> None:
        self._costs, self._stories, self._chance = costs, stories, chance
        self._number = 0
        self.lines: list[PurchaseLine] = []

    def place(self, store: str, supplier: str, day: date, wanted: Iterable[tuple[str, int]]) -> list[PurchaseLine]:
        """Order products of one supplier for one store."""
        self._number += 1
        po = f"PO-{day:%y%m}-{self._number:04d}"
        lines = [
            self._line(po, number, store, supplier, day, sku, quantity)
            for number, (sku, quantity) in enumerate(wanted, start=1)
        ]
        self.lines += lines
        return lines

    def _line(
        self, po: str, number: int, store: str, supplier: str, day: date, sku: str, quantity: int
    ) -> PurchaseLine:
        terms, chance = BY_ID[supplier], self._chance
        promised = day + terms.lead_time_days * ONE_DAY
        late = max(-6, round(chance.gauss(terms.late_days, terms.spread)))
        received = self._stories.arrival(store, sku, supplier, promised + late * ONE_DAY)
        arrived = quantity - (1 + chance.below(max(1, quantity // 25)) if chance.happens(SHORT) else 0)
        inspected = min(arrived, SAMPLE[0] if quantity < 60 else SAMPLE[1] if quantity < 240 else SAMPLE[2])
        return PurchaseLine(
            po, number, supplier, store, sku, day, promised, received, quantity, arrived, inspected,
            chance.share(inspected, terms.passes), int(self._costs.purchase(sku, day) * Decimal(100)),
        )  # fmt: skip
