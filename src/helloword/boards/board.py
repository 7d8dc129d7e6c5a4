"""A board as it stands in its file: groups of cards, charts and tables, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from helloword.boards.kinds import COLUMNS, KINDS, SIGNS, Kind
from helloword.errors import InputError
from helloword.text import Text

_NARROWEST = 2
_BESIDE = {"by", "across", "name", "wide"}


@dataclass(frozen=True)
class Tile:
    """One thing to look at.

    Attributes:
        kind: the id of one of `KINDS`.
        kpi: of a kind that takes one; the others have `kpis`: the columns of a table, the stages of a funnel.
        signs: of a bridge, `+`, `-` or `=` for each of `kpis`.
        by, across: the dimensions whose values are its rows, and its columns.
        group: the heading that cards stand under.
        name: what it says instead of the KPI's own name.
        text: of words.
        wide: columns of twelve.
    """

    kind: str
    kpi: str | None = None
    kpis: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    by: str | None = None
    across: str | None = None
    group: Text | None = None
    name: Text | None = None
    text: Text | None = None
    wide: int = 6

    @property
    def shown(self) -> tuple[str, ...]:
        """Every KPI on the tile."""
        return (self.kpi,) if self.kpi else self.kpis


@dataclass(frozen=True)
class Board:
    """What one role looks at first.

    Attributes:
        role: the role that answers for what it shows; None where it belongs to no single one.
        note: one sentence on what it is for.
        filters: dimensions that have to be chosen before it says anything, such as the store of a store's board.
    """

    id: str
    name: Text
    tiles: tuple[Tile, ...]
    role: str | None = None
    note: Text | None = None
    filters: tuple[str, ...] = ()


def board_from(table: Mapping[str, object], place: str) -> Board:
    """The board that a YAML file's table describes; raises InputError with the place that does not hold."""
    entries = table.get("tiles")
    if not isinstance(entries, list) or not entries:
        raise _wrong(place, "it needs a list of tiles")
    tiles = tuple(tile for i, entry in enumerate(entries) for tile in _tiles(entry, f"{place}.tiles[{i}]"))
    return Board(
        _name(table.get("id"), f"{place}.id"),
        _text(table.get("name"), f"{place}.name"),
        tiles,
        role=_name(table["role"], f"{place}.role") if "role" in table else None,
        note=_text(table["note"], f"{place}.note") if "note" in table else None,
        filters=_names(table.get("filters", []), f"{place}.filters"),
    )


def _tiles(entry: object, place: str) -> Iterator[Tile]:
    match entry:
        case {"cards": list(kpis), "group": group}:
            heading = _text(group, f"{place}.group")
            yield from (_card(kpi, heading, place) for kpi in kpis)
        case dict():
            found = [kind for kind in KINDS.values() if kind.id in entry and kind.id != "card"]
            if len(found) != 1 or set(entry) - _BESIDE - {found[0].id}:
                raise _no_kind(place)
            yield _tile(found[0], entry, place)
        case _:
            raise _no_kind(place)


def _tile(kind: Kind, entry: Mapping[str, object], place: str) -> Tile:
    if kind.by != ("by" in entry) or kind.across != ("across" in entry):
        raise _wrong(place, f"`{kind.id}` takes {_dimensions(kind)}")
    told = entry[kind.id]
    kpis = _names(told, place) if kind.takes in ("kpis", "signed") else ()
    if kpis and len(kpis) < kind.fewest:
        raise _wrong(place, f"`{kind.id}` needs {kind.fewest} KPIs or more")
    signs = tuple(_sign(kpi, place) for kpi in kpis) if kind.takes == "signed" else ()
    return Tile(
        kind.id,
        kpi=_name(told, place) if kind.takes == "kpi" else None,
        kpis=tuple(kpi.lstrip("+-=") for kpi in kpis) if signs else kpis,
        signs=signs,
        by=_name(entry["by"], f"{place}.by") if kind.by else None,
        across=_name(entry["across"], f"{place}.across") if kind.across else None,
        name=_text(entry["name"], f"{place}.name") if "name" in entry else None,
        text=_text(told, place) if kind.takes == "text" else None,
        wide=_width(entry.get("wide", kind.wide), place),
    )


def _card(entry: object, heading: Text, place: str) -> Tile:
    """A KPI, alone or with a shorter name: `cac: {zh: ..., en: ...}`."""
    wide = KINDS["card"].wide
    if isinstance(entry, dict) and len(entry) == 1:
        ((kpi, name),) = entry.items()
        return Tile("card", kpi=_name(kpi, place), group=heading, name=_text(name, f"{place}.{kpi}"), wide=wide)
    return Tile("card", kpi=_name(entry, place), group=heading, wide=wide)


def _dimensions(kind: Kind) -> str:
    taken = [name for name, wanted in (("`by:`", kind.by), ("`across:`", kind.across)) if wanted]
    return " and ".join(taken) or "no dimension"


def _sign(kpi: str, place: str) -> str:
    if kpi[0] not in SIGNS or len(kpi) == 1:
        raise _wrong(place, f"{kpi!r} needs `+`, `-` or `=` before it")
    return kpi[0]


def _width(value: object, place: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and _NARROWEST <= value <= COLUMNS:
        return value
    raise _wrong(f"{place}.wide", f"expected {_NARROWEST} to {COLUMNS} columns, not {value!r}")


def _names(value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_name(each, place) for each in value)
    raise _wrong(place, f"expected a list of names, not {value!r}")


def _name(value: object, place: str) -> str:
    if isinstance(value, str) and value:
        return value
    raise _wrong(place, f"expected a name, not {value!r}")


def _text(value: object, place: str) -> Text:
    match value:
        case {"zh": str(zh), "en": str(en)} if zh and en:
            return Text(zh=zh, en=en)
    raise _wrong(place, "expected both languages, {zh: ..., en: ...}")


def _no_kind(place: str) -> InputError:
    kinds = ", ".join(f"`{id}:`" for id in KINDS if id != "card")
    return _wrong(place, f"a tile is `group:` with `cards:`, or one of {kinds}")


def _wrong(place: str, what: str) -> InputError:
    return InputError(f"{place}: {what}.", code="board", place=place)
