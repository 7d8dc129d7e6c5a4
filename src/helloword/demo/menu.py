"""What buyers choose from on a day: listings at the day's prices, and how much each is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from helloword.demo.assortment import LINES
from helloword.demo.calendar import winter
from helloword.demo.listings import Offer
from helloword.demo.promotions import RISES, off, pull
from helloword.demo.records import Listing


@dataclass(frozen=True, slots=True)
class Menu:
    """The listings of one day.

    Attributes:
        weights: cumulative weights of what buyers want.
        marked: per cent off by line, in a promotion.
        appetite: how much more is bought at these prices than at the plain ones.
    """

    listings: Sequence[Listing]
    weights: Sequence[float]
    marked: Mapping[str, int]
    appetite: float


class Menus:
    """The menus of one store."""

    def __init__(self, platform: str, offers: Sequence[Offer], risen: date) -> None:
        self._platform, self._offers, self._risen = platform, offers, risen
        self._before = [offer.listing for offer in offers]
        self._after = [offer.dearer for offer in offers]

    def on(self, day: date) -> Menu:
        """The menu of a day."""
        marked, cold, later = off(self._platform, day), winter(day), day >= self._risen
        season = {name: 1 + line.winter * cold for name, line in LINES.items()}
        pulls = {name: pull((1 - marked.get(name, 0.0)) * _price(name, later=later)) for name in LINES}
        plain = [offer.known(day) * season[offer.listing.line] for offer in self._offers]
        pulled = [want * pulls[offer.listing.line] for want, offer in zip(plain, self._offers, strict=True)]
        return Menu(
            self._after if later else self._before, tuple(accumulate(pulled)),
            {name: round(100 * share) for name, share in marked.items()}, sum(pulled) / sum(plain),
        )  # fmt: skip


def _price(line: str, *, later: bool) -> float:
    return float(RISES.get(line, "1")) if later else 1.0
