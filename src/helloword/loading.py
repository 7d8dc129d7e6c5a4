"""How a process of the product begins and ends.

What others load wherever it is installed is kept out, memory is seldom searched, and at the end nothing is taken apart.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from types import ModuleType

# Answers are trees of many small values that hold no cycles; looking for some after every 700 of them takes as long as making them.
# Loading the product makes half a million, which all stay.
_VALUES_BETWEEN_COLLECTIONS = 200_000
_ends_with: int | None = None


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
    # Pydantic would look through every package that is installed for plugins of its own.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    atexit.register(_leave)  # what is registered first comes last


def end(code: int) -> NoReturn:
    """End the process that has begun with an exit code, after its threads and whatever was registered for its end.

    What was loaded is left to the system: Python takes it apart value by value, for longer than most questions take.
    """
    global _ends_with
    _ends_with = code
    sys.exit(code)


def _leave() -> None:
    if _ends_with is None:
        return
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(_ends_with)


def keep_out(*names: str) -> None:
    """Whoever imports one of the packages is told that it is not installed.

    Arrow looks for numpy when it is loaded, which takes a tenth of a second of each command, and for pandas when it first
    makes a column, which takes half a second.
    """
    sys.meta_path.insert(0, _KeptOut(names))


def let_in() -> None:
    """From now on they can be imported again."""
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _KeptOut)]
