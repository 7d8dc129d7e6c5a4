"""The one door for additions: entry points, used by the built-in parts and by third-party packages alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import entry_points
from typing import TypeVar

from helloword.errors import OutsideError

T = TypeVar("T")


def additions(group: str) -> tuple[object, ...]:
    """Everything registered under the entry-point `group`, flattened, in the order of entry-point names."""
    return tuple(addition for _, addition in _found(group))


@cache
def _found(group: str) -> tuple[tuple[str, object], ...]:
    """Every addition behind the entry point it came through."""
    found: list[tuple[str, object]] = []
    for point in sorted(entry_points(group=group), key=lambda p: p.name):
        try:
            loaded = point.load()
        except Exception as error:  # a broken third-party package must name itself, not crash the product
            raise OutsideError(f"The addition {point.name} ({point.value}) cannot be loaded: {error}.") from error
        several = isinstance(loaded, Iterable) and not isinstance(loaded, str)
        found.extend((f"{point.name} ({point.value})", each) for each in (loaded if several else [loaded]))
    return tuple(found)


def of_type(group: str, kind: type[T], key: Callable[[T], str]) -> dict[str, T]:
    """The additions of `group` by `key`, all of type `kind`; a later one with a taken key is refused."""
    by_key: dict[str, T] = {}
    for point, addition in _found(group):
        if not isinstance(addition, kind):
            raise OutsideError(f"The addition {point} gives a {type(addition).__name__}, not a {kind.__name__}.")
        if key(addition) in by_key:
            raise OutsideError(f"Two additions of {group} are called {key(addition)}; remove one package.")
        by_key[key(addition)] = addition
    return by_key
