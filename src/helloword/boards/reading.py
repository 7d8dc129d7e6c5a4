"""From a table, as it stands in a board's file or comes from the editor, to a board, with the place of what does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from helloword.boards.board import Board, Tile
from helloword.boards.kinds import COLUMNS, KINDS, SIGNS, Kind
from helloword.boards.refusals import refused
from helloword.text import Text

MOST_TILES = 60
MOST_KPIS = 12
NARROWEST = 2
SHORTEST, TALLEST = 3, 15
_LONGEST_NAME, _LONGEST_NOTE, _LONGEST_WORDS = 80, 300, 2_000
_BESIDE = {"by", "across", "name", "wide", "tall"}


def board_from(table: Mapping[str, object], place: str) -> Board:
    """The board that a table describes; raises InputError with the place that does not hold."""
    entries = table.get("tiles")
    if not isinstance(entries, list) or not entries:
        raise refused("board_tiles", place=place)
    tiles = tuple(tile for i, entry in enumerate(entries) for tile in _tiles(entry, f"{place}.tiles[{i}]"))
    if len(tiles) > MOST_TILES:
        raise refused("board_many", place=f"{place}.tiles", most=str(MOST_TILES))
    return Board(
        _name(table.get("id"), f"{place}.id"),
        _text(table.get("name"), f"{place}.name"),
        tiles,
        role=_name(table["role"], f"{place}.role") if "role" in table else None,
        note=_text(table["note"], f"{place}.note", _LONGEST_NOTE) if "note" in table else None,
        filters=_names(table.get("filters", []), f"{place}.filters"),
    )


def _tiles(entry: object, place: str) -> Iterator[Tile]:
    match entry:
        case {"cards": list(kpis), **rest} if set(rest) <= {"group"}:
            heading = _text(rest["group"], f"{place}.group") if "group" in rest else None
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
        raise refused("board_dimensions", place=place, kind=kind.id, takes=_dimensions(kind))
    told = entry[kind.id]
    kpis = _names(told, place) if kind.takes in ("kpis", "signed") else ()
    _check_count(kind, kpis, place)
    signs = tuple(_sign(kpi, place) for kpi in kpis) if kind.takes == "signed" else ()
    return Tile(
        kind.id,
        kpi=_name(told, place) if kind.takes == "kpi" else None,
        kpis=tuple(kpi[1:] for kpi in kpis) if signs else kpis,
        signs=signs,
        by=_name(entry["by"], f"{place}.by") if kind.by else None,
        across=_name(entry["across"], f"{place}.across") if kind.across else None,
        name=_text(entry["name"], f"{place}.name") if "name" in entry else None,
        text=_text(told, place, _LONGEST_WORDS) if kind.takes == "text" else None,
        wide=_size(entry.get("wide", kind.wide), f"{place}.wide", NARROWEST, COLUMNS),
        tall=_size(entry["tall"], f"{place}.tall", SHORTEST, TALLEST) if "tall" in entry else None,
    )


def _card(entry: object, heading: Text | None, place: str) -> Tile:
    """A KPI, alone or with a shorter name: `cac: {zh: ..., en: ...}`."""
    wide = KINDS["card"].wide
    if isinstance(entry, dict) and len(entry) == 1:
        ((kpi, name),) = entry.items()
        return Tile("card", kpi=_name(kpi, place), group=heading, name=_text(name, f"{place}.{kpi}"), wide=wide)
    return Tile("card", kpi=_name(entry, place), group=heading, wide=wide)


def _check_count(kind: Kind, kpis: tuple[str, ...], place: str) -> None:
    if kind.takes in ("kpis", "signed") and len(kpis) < kind.fewest:
        raise refused("board_fewest", place=place, kind=kind.id, fewest=str(kind.fewest))
    if len(kpis) > MOST_KPIS:
        raise refused("board_many", place=place, most=str(MOST_KPIS))


def _dimensions(kind: Kind) -> str:
    taken = [name for name, wanted in (("`by:`", kind.by), ("`across:`", kind.across)) if wanted]
    return ", ".join(taken) or "no dimension"


def _sign(kpi: str, place: str) -> str:
    if kpi[0] not in SIGNS or len(kpi) == 1:
        raise refused("board_sign", place=place, kpi=repr(kpi))
    return kpi[0]


def _size(value: object, place: str, least: int, most: int) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return value
    raise refused("board_size", place=place, least=str(least), most=str(most), value=repr(value))


def _names(value: object, place: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_name(each, place) for each in value)
    raise refused("board_names", place=place, value=repr(value))


def _name(value: object, place: str) -> str:
    if isinstance(value, str) and value:
        return value
    raise refused("board_name", place=place, value=repr(value))


def _text(value: object, place: str, most: int = _LONGEST_NAME) -> Text:
    """Words in both languages, or as somebody typed them."""
    match value:
        case {"zh": str(zh), "en": str(en)} if zh.strip() and en.strip():
            text = Text(zh=zh, en=en)
        case str() if value.strip():
            text = Text(zh=value, en=value)
        case _:
            raise refused("board_text", place=place)
    if max(len(text.zh), len(text.en)) > most:
        raise refused("board_long", place=place, most=str(most))
    return text


def _no_kind(place: str) -> Exception:
    return refused("board_kind", place=place, kinds=", ".join(f"`{id}:`" for id in KINDS if id != "card"))
