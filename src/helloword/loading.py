"""How a process of the product begins: what others load wherever it is installed is kept out, and memory is seldom searched."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

# Answers are trees of many small values that hold no cycles; looking for some after every 700 of them takes as long as making them.
_VALUES_BETWEEN_COLLECTIONS = 50_000


class _KeptOut:
    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name in self.names:
            raise ModuleNotFoundError(f"{name} is not loaded here.", name=name)
        return None


def begin() -> None:
    """What every process of the product does first."""
    gc.set_threshold(_VALUES_BETWEEN_COLLECTIONS, 20, 100)
    keep_out("numpy", "pandas")


def keep_out(*names: str) -> None:
    """Whoever imports one of the packages is told that it is not installed.

    Arrow looks for numpy when it is loaded, which takes a tenth of a second of each command, and for pandas when it first
    makes a column, which takes half a second.
    """
    sys.meta_path.insert(0, _KeptOut(names))


def let_in() -> None:
    """From now on they can be imported again."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _KeptOut)]
