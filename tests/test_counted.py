"""English that counts things says one of them, and several of them, as people do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from helloword.actions.ordering import Needed, expected, title
from helloword.stores.papers import _SUMS
from helloword.text import filled
from helloword.watching.refusals import refused

SOURCES = Path(__file__).parents[1] / "src/helloword"
THINGS = "actions|characters|days|entries|files|goals|lines|orders|pages|people|periods|rows|SKUs|stores|units"
COUNTED = re.compile(rf"\{{(?![A-Z_])[^{{}}|]+\}} (?:(?!if )[a-z]+ )?(?:{THINGS})\b")
NEVER_ONE = frozenset(
    {
        "{days} days",  # how long an effect was watched
        "{lasted} days",  # a stock-out is of two days or more
        "{lead.deviation} days",  # with decimals
        "{len(periods)} periods",
        "{most} characters",
        "{most} people",
        "{periods} periods",
        "{rows} rows",  # how many are too many
        "{self.most:,} pages",
        "{waiting} files",
    }
)
"""What stands beside a number that is the product's own, or is told only where there are more."""


def found() -> Iterator[tuple[str, str]]:
    for file in sorted(SOURCES.rglob("*.py")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield from ((file.relative_to(SOURCES).as_posix(), match.group()) for match in COUNTED.finditer(line))


def test_a_number_that_may_be_one_chooses_its_word() -> None:
    assert [(file, words) for file, words in found() if words not in NEVER_ONE] == []
    assert {words for _, words in found()} >= NEVER_ONE


def test_one_is_one() -> None:
    assert title("Lamp Works", 1).en == "Order 1 unit from Lamp Works"
    assert title("Lamp Works", 20).en == "Order 20 units from Lamp Works"
    assert "1 unit less would be sold in 1 day, a" in expected([(Needed(Decimal(1), 0, None), 1)], 1, "EUR").text.en
    assert filled(_SUMS.en, lines=1, units=2) == "1 line, 2 units"
    assert str(refused("watch_no_row", read="1", id="7")).startswith("1 row was rejected and none was loaded;")
    assert str(refused("watch_no_row", read="2", id="7")).startswith("2 rows were rejected and none was loaded;")
