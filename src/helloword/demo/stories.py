"""What goes wrong in the demo company, and when: causes, never figures.

Dates count back from the day the demo was first made, so that a new board has something to tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Stories:
    """The planted causes, by the day the demo was made."""

    born: date

    def appeal(self, campaign: str, day: date) -> float:
        """How well a campaign's visitors still buy: a tired creative of one Facebook campaign wears off in three weeks."""
        tired_for = (day - (self.born - timedelta(days=24))).days
        if campaign != "F-311" or tired_for < 0:
            return 1.0
        return max(0.42, 1 - 0.035 * tired_for)

    def leaks(self, sku: str, ordered: date) -> float:
        """How much more often a unit comes back: batch B2609 of the gooseneck kettle leaks."""
        in_batch = timedelta(days=14) <= self.born - ordered <= timedelta(days=52)
        return 2.8 if sku == "KT-210" and in_batch else 1.0

    def arrival(self, store: str, sku: str, due: date) -> date:
        """When a delivery due on a day comes: the filter supplier's shipments to the US have been held up for weeks."""
        held = self.born - timedelta(days=55) <= due <= self.born + timedelta(days=5)
        if sku == "FL-08" and store == "amazon-us" and held:
            return self.born + timedelta(days=6) + (due - self.born + timedelta(days=55)) // 10
        return due
