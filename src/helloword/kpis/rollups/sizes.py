"""How many rows a roll-up has of how many it is made from, measured once and remembered beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from helloword.files import put

FEW = 0.2
"""Share of the rows below which a roll-up is worth keeping; above it reading the facts costs about the same."""

MOST_KEPT = 2_000_000
"""Rows that a roll-up may have at most, because they are held in memory while they are used."""


@dataclass(frozen=True)
class Size:
    """What was measured: `kept` rows of the roll-up stand for `rows`, when the facts behind had `facts` rows."""

    kept: int
    rows: int
    facts: int

    @property
    def ratio(self) -> float:
        """Rows kept for each row read; 0 while there are none."""
        return self.kept / self.rows if self.rows else 0.0

    @property
    def is_worth_it(self) -> bool:
        """Whether questions are answered from the roll-up."""
        return 0 < self.ratio <= FEW and self.ratio * self.facts <= MOST_KEPT

    def holds_for(self, facts: int) -> bool:
        """Whether the facts are still about as many as when it was measured."""
        return self.facts / 2 <= facts <= self.facts * 2


def read(folder: Path, name: str) -> Size | None:
    """What was measured of the roll-up `name`."""
    try:
        return Size(**json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return None


def write(folder: Path, name: str, size: Size) -> None:
    """Remember it."""
    folder.mkdir(parents=True, exist_ok=True)
    with put(folder / f"{name}.json") as unready:
        unready.write_text(json.dumps(asdict(size)), encoding="utf-8")


def names(folder: Path) -> tuple[str, ...]:
    """The roll-ups that were measured."""
    return tuple(sorted(path.stem for path in folder.glob("*.json")))


def forget(folder: Path, name: str) -> None:
    """Measure it anew next time."""
    (folder / f"{name}.json").unlink(missing_ok=True)
