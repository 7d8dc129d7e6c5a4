"""Seeded draws: the same name gives the same numbers, and a new stream never shifts the others."""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

NORMAL_FROM = 12.0
"""Expected count from which the normal approximation stands in for counting."""


class Chance(Random):
    """One stream of draws, known by its name."""

    def __init__(self, *name: str) -> None:
        super().__init__("/".join(name))

    def happens(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.random() < probability

    def wobble(self, sigma: float) -> float:
        """A factor around 1 with mean 1; `sigma` is the spread of its logarithm."""
        return math.exp(self.gauss(-sigma * sigma / 2, sigma))

    def poisson(self, mean: float) -> int:
        """How often something happens that is expected `mean` times."""
        if mean > NORMAL_FROM:
            return max(0, round(self.gauss(mean, math.sqrt(mean))))
        limit, product, count = math.exp(-mean), self.random(), 0
        while product > limit:
            product *= self.random()
            count += 1
        return count

    def share(self, whole: int, probability: float) -> int:
        """How many of `whole` do something that each does with this probability."""
        if probability > 0.5:
            return whole - self.share(whole, 1 - probability)
        if whole <= 25:
            return sum(self.random() < probability for _ in range(whole))
        mean = whole * probability
        rest = mean * (1 - probability)
        if rest > NORMAL_FROM:
            return min(whole, max(0, round(self.gauss(mean, math.sqrt(rest)))))
        return min(whole, self.poisson(mean))

    def weighted(self, items: Sequence[T], cumulative: Sequence[float]) -> T:
        """One of `items`, by cumulative weights."""
        return items[bisect(cumulative, self.random() * cumulative[-1], 0, len(items) - 1)]

    def below(self, count: int) -> int:
        """A whole number from 0 on, below `count`."""
        return int(self.random() * count)

    def pick(self, items: Sequence[T]) -> T:
        """One of `items`, each as likely."""
        return items[int(self.random() * len(items))]

    def digits(self, count: int) -> str:
        """A number of `count` digits, as text; the first is never 0."""
        least = 10 ** (count - 1)
        return str(least + int(self.random() * 9 * least))
