"""How far the rows of each table reach, of which stores and in which currencies: looked up once for the files that hold them.

Every question asks for it, and looking through all rows takes longer than answering most of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from sqlglot import exp

from helloword.files import put
from helloword.kpis.engines.engine import Engine
from helloword.model import TABLES, Table

Span = tuple[date, date]
ORDERS = "order_lines"
NAME = "extents"
"""What the file is called that remembers them."""


@dataclass(frozen=True)
class Extent:
    """How far some rows reach.

    Attributes:
        days: first and last day on which something happened; None without rows.
        currencies: what amounts are in.
        stores: those that have rows; empty for tables of the company.
        newest: of order lines the moment of each store's last order.
    """

    days: Span | None = None
    currencies: frozenset[str] = frozenset()
    stores: frozenset[str] = frozenset()
    newest: Mapping[str, datetime] = field(default_factory=dict)

    def kept(self) -> list[object]:
        """The same as JSON has it."""
        days = [day.isoformat() for day in self.days or ()]
        newest = {store: at.isoformat() for store, at in self.newest.items()}
        return [days, sorted(self.currencies), sorted(self.stores), newest]

    @classmethod
    def read(cls, days: list[str], currencies: list[str], stores: list[str], newest: Mapping[str, str]) -> Extent:
        """What `kept` wrote."""
        span = (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None
        moments = {store: datetime.fromisoformat(at) for store, at in newest.items()}
        return cls(span, frozenset(currencies), frozenset(stores), moments)


def joined(extents: Iterable[Extent]) -> Extent:
    """How far the rows of all reach.

    >>> march, may = (date(2026, month, 1) for month in (3, 5))
    >>> joined([Extent((march, march)), Extent(), Extent((may, may))]).days
    (datetime.date(2026, 3, 1), datetime.date(2026, 5, 1))
    """
    days: list[date] = []
    currencies: set[str] = set()
    stores: set[str] = set()
    newest: dict[str, datetime] = {}
    for extent in extents:
        days += extent.days or ()
        currencies |= extent.currencies
        stores |= extent.stores
        newest |= {store: max(at, newest.get(store, at)) for store, at in extent.newest.items()}
    span = (min(days), max(days)) if days else None
    return Extent(span, frozenset(currencies), frozenset(stores), newest)


def extents_of(engine: Engine) -> dict[str, Extent]:
    """How far every table reaches, asked of the engine."""
    return {name: joined(_asked(engine, table).values()) for name, table in TABLES.items()}


def kept_extents(engine: Engine, files: Mapping[str, tuple[str, ...]], folder: Path) -> dict[str, Extent]:
    """The same where `files` hold all rows: only what is in files that were never looked through is asked of the engine."""
    keys = {name: _keys(table, files.get(name, ())) for name, table in TABLES.items()}
    before = _read(folder)
    known = {key: before[key] for of_table in keys.values() for key in of_table.values() if key in before}
    for name, of_table in keys.items():
        missing = {part: key for part, key in of_table.items() if key not in known}
        found = _asked(engine, TABLES[name], tuple(missing)) if missing else {}
        # A Spark server may not tell of which part a row is; then nothing is remembered.
        known |= {key: found[part] for part, key in missing.items()} if found.keys() == missing.keys() else {}
    if known != before:
        with suppress(OSError):  # who may only read looks through them each time
            _write(folder, known)
    return {name: _whole(engine, TABLES[name], of_table, known) for name, of_table in keys.items()}


def _whole(engine: Engine, table: Table, keys: Mapping[str, str], known: Mapping[str, Extent]) -> Extent:
    if all(key in known for key in keys.values()):
        return joined(known[key] for key in keys.values())
    return joined(_asked(engine, table).values())


def _keys(table: Table, paths: Iterable[str]) -> dict[str, str]:
    """Of each part of a table what stands for its rows: a data file has a name of its own and is never written again."""
    found: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        part = folder.rpartition("/")[2].partition("=")[2] if table.partition else ""
        found.setdefault(part, []).append(name)
    asked = (table.name, *table.events)
    return {
        part: hashlib.sha256("\0".join([*asked, *sorted(names)]).encode()).hexdigest()[:32]
        for part, names in found.items()
    }


def _asked(engine: Engine, table: Table, parts: tuple[str, ...] = ()) -> dict[str, Extent]:
    """How far the rows of `parts` reach, or all rows as one part."""
    by = {"part": table.partition} if parts and table.partition else {}
    by |= {"currency": "currency"} if any(column.name == "currency" for column in table.columns) else {}
    by |= {"store": "store"} if table.of_store else {}
    ends = [
        end(this=exp.column(day)).as_(f"e{i}{end.key}")
        for i, day in enumerate(table.events)
        for end in (exp.Min, exp.Max)
    ]
    ends += [exp.Max(this=exp.column("ordered_at")).as_("at")] if table.name == ORDERS else []
    if not by and not ends:
        return dict.fromkeys(parts, Extent())
    query = exp.select(*(exp.column(name).as_(alias) for alias, name in by.items()), *ends).from_(table.name)
    if "part" in by:
        query = query.where(exp.column(by["part"]).isin(*parts))
    found: dict[str, list[Extent]] = {}
    for row in engine.run(query.group_by(*map(exp.column, by.values())), {}).to_pylist():
        found.setdefault(row.get("part") or "", []).append(_extent(row))
    return {part: joined(extents) for part, extents in found.items()}


def _extent(row: Mapping[str, object]) -> Extent:
    days = [value for name, value in row.items() if name.startswith("e") and isinstance(value, date)]
    currency, store, at = (row.get(name) for name in ("currency", "store", "at"))
    return Extent(
        (min(days), max(days)) if days else None,
        frozenset({currency}) if isinstance(currency, str) and currency else frozenset(),
        frozenset({store}) if isinstance(store, str) else frozenset(),
        {store: at} if isinstance(store, str) and isinstance(at, datetime) else {},
    )


def _read(folder: Path) -> dict[str, Extent]:
    try:
        kept: dict[str, tuple[list[str], list[str], list[str], dict[str, str]]] = json.loads(
            (folder / NAME).read_text(encoding="utf-8")
        )
        return {key: Extent.read(*parts) for key, parts in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _write(folder: Path, known: Mapping[str, Extent]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with put(folder / NAME) as unready:
        unready.write_text(json.dumps({key: extent.kept() for key, extent in known.items()}), encoding="utf-8")
