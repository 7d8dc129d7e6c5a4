"""Packages that others load wherever they are installed, kept out until they are needed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType


class _KeptOut(MetaPathFinder):
    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name == self.name:
            raise ModuleNotFoundError(f"{name} is not loaded here.", name=name)
        return None


def keep_out(name: str) -> None:
    """Whoever imports the package is told that it is not installed.

    Arrow looks for pandas when it first makes a column, which takes half a second of each command.
    """
    sys.meta_path.insert(0, _KeptOut(name))


def let_in(name: str) -> None:
    """From now on it can be imported again."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _KeptOut) or finder.name != name]
