"""Lists that grow are told in pages: `items`, and `next`, which asks for what comes after them.

A cursor holds the place of the last item in the order of the list, not how many came before it, so that items which
come in or go away meanwhile neither move others to a page that was read nor hide them.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from helloword.errors import InputError

MOST = 500
T = TypeVar("T")
Place = Sequence[str | int]
"""Where an item stands in its list; lists run from the smallest place to the greatest."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = Query(
    max_length=2000, pattern="^[A-Za-z0-9_-]+$", description="`next` of the page before; the first page without it"
)


@dataclass(frozen=True)
class Paged:
    """Which page is asked for."""

    cursor: Annotated[str | None, _CURSOR] = None
    limit: Annotated[int, Query(ge=1, le=MOST, description="how many items a page has at most")] = MOST

    @property
    def after(self) -> list[str | int] | None:
        """The place after which the page begins; None for the first. Raises InputError for what is no cursor of ours."""
        return None if self.cursor is None else _place(self.cursor)

    @property
    def before(self) -> int | None:
        """The number before which the page begins, of a list of numbers that fall; None for the first page."""
        after = self.after
        if after is None:
            return None
        if len(after) != 1 or not isinstance(after[0], int) or not 0 < -after[0] < 2**53:
            raise _foreign()
        return -after[0]

    def of(self, found: Iterable[T], place: Callable[[T], Place]) -> tuple[list[T], str | None]:
        """The page of a whole list, and the cursor of the page after; None after the last."""
        after, ordered = self.after, sorted(found, key=lambda each: _Ordered(place(each)))
        return self.cut([each for each in ordered if after is None or _is_after(place(each), after)], place)

    def cut(self, found: Sequence[T], place: Callable[[T], Place]) -> tuple[list[T], str | None]:
        """The same of a list that begins where the page does."""
        shown = list(found[: self.limit])
        return shown, _cursor(place(shown[-1])) if len(found) > self.limit else None


@dataclass(frozen=True)
class Shortly(Paged):
    """A page of a list that is read from its beginning only."""

    limit: Annotated[int, Query(ge=1, le=200, description="how many items a page has at most")] = 50


@dataclass(frozen=True)
class _Ordered:
    """A place among places of the same list, whose parts are of the same types."""

    place: Place

    def __lt__(self, other: _Ordered) -> bool:
        return tuple(self.place) < tuple(other.place)


Paging = Annotated[Paged, Depends()]
ShortPaging = Annotated[Shortly, Depends()]


def microseconds(at: datetime) -> int:
    """A moment as a place that can be turned around.

    >>> from datetime import UTC
    >>> microseconds(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    return (at - _EPOCH) // timedelta(microseconds=1)


def _cursor(place: Place) -> str:
    """A place as it stands in an address.

    >>> _place(_cursor(["2026-11-01", -3]))
    ['2026-11-01', -3]
    """
    return urlsafe_b64encode(json.dumps(list(place), separators=(",", ":")).encode()).decode().rstrip("=")


def _place(cursor: str) -> list[str | int]:
    try:
        found = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not found or any(type(part) not in (str, int) for part in found):
        raise _foreign()
    return found


def _is_after(place: Place, after: Place) -> bool:
    if [type(part) for part in place] != [type(part) for part in after]:
        raise _foreign()
    return _Ordered(after) < _Ordered(place)


def _foreign() -> InputError:
    return InputError("This cursor is not of this list; begin again without one.", code="bad_cursor")
