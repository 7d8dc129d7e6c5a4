"""Small random histories of one store's orders: files one after the other that restate each other's lines."""

from __future__ import annotations

from random import Random

from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.lake.company import Line, order, write_lines

DAYS = ("2026-01-31", "2026-02-01", "2026-02-15", "2026-04-01")
MOMENTS = ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z", "2026-05-03T00:00:00Z")
KEYS = 14
History = tuple[tuple[Line, ...], ...]


def history(seed: int, files: int = 4) -> History:
    """The lines of each file; some orders never say when they were updated, some always do, some now and then."""
    dice = Random(seed)
    return tuple(
        tuple(_line(dice, number) for number in range(KEYS) if dice.random() < 0.6) or (_line(dice, 0),)
        for _ in range(files)
    )


def _line(dice: Random, number: int) -> Line:
    moments = (("",), MOMENTS, ("", *MOMENTS))[number % 3]
    return order(
        f"o{number}", dice.choice(DAYS), quantity=dice.choice((1, 1, 2)), updated_at=dice.choice(moments), sku="S1"
    )


def load(workspace: Workspace, files: History) -> None:
    """Import file after file."""
    for number, lines in enumerate(files):
        import_file(workspace, write_lines(workspace.folder.parent / f"{number}.csv", lines), store="eu")
