"""Search words on Amazon US: demand for them and where the company's listings stand."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from helloword.demo.calendar import season
from helloword.demo.chance import Chance
from helloword.demo.records import KeywordDay

LAST_RANK = 96
"""Positions that are looked at; beyond them a listing is unranked."""


@dataclass(frozen=True)
class Keyword:
    """A search word: the product it should lead to, searches a day, where it ranks at first and where it is heading."""

    words: str
    sku: str
    volume: int
    rank: float
    heads_for: float
    branded: bool = False


KEYWORDS = (
    Keyword("lumora kettle", "KT-210", 42, 1.3, 1.1, branded=True),
    Keyword("lumora coffee maker", "CM-300", 31, 1.5, 1.2, branded=True),
    Keyword("lumora", "KT-210", 64, 1.6, 1.2, branded=True),
    Keyword("gooseneck kettle", "KT-210", 2350, 21, 8),
    Keyword("electric gooseneck kettle", "KT-215", 1480, 30, 14),
    Keyword("pour over coffee maker", "CM-300", 1720, 18, 7),
    Keyword("pour over coffee set", "CM-300", 520, 12, 5),
    Keyword("coffee filters", "FL-08", 3900, 34, 22),
    Keyword("cone coffee filters", "FL-08", 870, 15, 9),
    Keyword("cold brew maker", "CM-310", 1350, 40, 26),
    Keyword("santoku knife", "KN-2", 980, 19, 11),
    Keyword("knife sharpener", "KN-9", 2600, 70, 45),
    Keyword("desk lamp wireless charging", "LP-12", 640, 11, 6),
    Keyword("cast iron skillet", "CW-101", 3100, 110, 80),
    Keyword("humidifier for bedroom", "HU-05", 4200, 88, 60),
    Keyword("dish drying rack", "ST-23", 2900, 120, 102),
)
SETTLES = 0.012
"""How much of the way a rank goes towards where it is heading each day."""
SINKS = 0.03
"""How much of the way to the last position a listing sinks on each day it is sold out."""


class Search:
    """The search words of the company's own listings."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._ranks = {keyword.words: keyword.rank for keyword in KEYWORDS}

    def day(self, day: date, fame: float, sold_out: Container[str]) -> list[KeywordDay]:
        """The words of one day; `fame` is how much better the brand is known than at first, `sold_out` names SKUs."""
        return [self._keyword(keyword, day, fame, sold_out=keyword.sku in sold_out) for keyword in KEYWORDS]

    def _keyword(self, keyword: Keyword, day: date, fame: float, *, sold_out: bool) -> KeywordDay:
        rank = self._ranks[keyword.words]
        pull = SINKS * (LAST_RANK - rank) if sold_out else SETTLES * (keyword.heads_for - rank)
        rank += pull + self._chance.gauss(0, 0.014) * rank
        self._ranks[keyword.words] = rank = max(1.0, rank)
        seen = round(rank * self._chance.wobble(0.04))
        sponsored = 1 + self._chance.below(14) if self._chance.happens(0.7) else None
        volume = keyword.volume * season(day) * self._chance.wobble(0.07) * (fame if keyword.branded else 1.0)
        organic = max(1, seen) if seen <= LAST_RANK else None
        return KeywordDay(day, keyword.words, keyword.sku, organic, sponsored, round(volume), keyword.branded)
