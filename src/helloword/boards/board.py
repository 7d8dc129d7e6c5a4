"""A board as it stands in its file: groups of cards, lines and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from helloword.errors import InputError
from helloword.text import Text

TileKind = Literal["card", "line", "table"]


@dataclass(frozen=True)
class Tile:
    """One thing to look at.

    Attributes:
        kpi: of a card or a line; a table has `kpis`, one a column.
        by: the dimension whose values are the rows of a table.
        group: the heading that cards stand under.
        name: what a card says where the KPI's own name is too long for it.
    """

    kind: TileKind
    kpi: str | None = None
    kpis: tuple[str, ...] = ()
    by: str | None = None
    group: Text | None = None
    name: Text | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """Every KPI on the tile."""
        return (self.kpi,) if self.kpi else self.kpis


@dataclass(frozen=True)
class Board:
    """What one role looks at first."""

    id: str
    name: Text
    tiles: tuple[Tile, ...]


def board_from(table: Mapping[str, object], place: str) -> Board:
    """The board that a YAML file's table describes; raises InputError with the place that does not hold."""
    entries = table.get("tiles")
    if not isinstance(entries, list) or not entries:
        raise _wrong(place, "it needs a list of tiles")
    tiles = tuple(tile for i, entry in enumerate(entries) for tile in _tiles(entry, f"{place}.tiles[{i}]"))
    return Board(_name(table.get("id"), f"{place}.id"), _text(table.get("name"), f"{place}.name"), tiles)


def _tiles(entry: object, place: str) -> Iterator[Tile]:
    match entry:
        case {"cards": list(kpis), "group": group}:
            heading = _text(group, f"{place}.group")
            yield from (_card(kpi, heading, place) for kpi in kpis)
        case {"line": kpi}:
            yield Tile("line", kpi=_name(kpi, place))
        case {"table": list(kpis), "by": by}:
            yield Tile("table", kpis=tuple(_name(kpi, place) for kpi in kpis), by=_name(by, f"{place}.by"))
        case _:
            raise _wrong(place, "a tile is `group:` with `cards:`, or `line:`, or `table:` with `by:`")


def _card(entry: object, heading: Text, place: str) -> Tile:
    """A KPI, alone or with a shorter name: `cac: {zh: ..., en: ...}`."""
    if isinstance(entry, dict) and len(entry) == 1:
        ((kpi, name),) = entry.items()
        return Tile("card", kpi=_name(kpi, place), group=heading, name=_text(name, f"{place}.{kpi}"))
    return Tile("card", kpi=_name(entry, place), group=heading)


def _name(value: object, place: str) -> str:
    if isinstance(value, str) and value:
        return value
    raise _wrong(place, f"expected a name, not {value!r}")


def _text(value: object, place: str) -> Text:
    match value:
        case {"zh": str(zh), "en": str(en)} if zh and en:
            return Text(zh=zh, en=en)
    raise _wrong(place, "expected both languages, {zh: ..., en: ...}")


def _wrong(place: str, what: str) -> InputError:
    return InputError(f"{place}: {what}.", code="board", place=place)
