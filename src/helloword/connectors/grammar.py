"""How a cell is read, type by type: calls of the functions that `grammar.sql` defines."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import duckdb
from sqlglot import exp

from helloword.connectors.countries import country_names
from helloword.connectors.kind import Field, FieldType
from helloword.connectors.staging import DateOrder, DecimalMark
from helloword.connectors.vat import vat_rates

_NUMBERS = {FieldType.INTEGER: "whole_number", FieldType.AMOUNT: "amount", FieldType.RATE: "rate"}
_OTHERS = {FieldType.MONTH: "month_of", FieldType.FLAG: "flag", FieldType.CURRENCY: "currency_of"}


def add_grammar(db: duckdb.DuckDBPyConnection) -> None:
    """Make the functions of `grammar.sql` known to a database, and what they look up to this connection."""
    db.execute(_text("grammar.sql"))
    add_facts(db)


def add_facts(db: duckdb.DuckDBPyConnection) -> None:
    """Make what the functions look up known to another connection of a database."""
    db.register("vat_rates", vat_rates())
    db.register("country_names", country_names())
    db.execute(_text("facts.sql"))


def call(name: str, *arguments: exp.Expr) -> exp.Expr:
    """A call of one of the grammar's functions."""
    return exp.Anonymous(this=name, expressions=[argument.copy() for argument in arguments])


def typed(field: Field, cell: exp.Expr, mark: DecimalMark, order: DateOrder | None) -> exp.Expr:
    """The cell with the field's type; NULL when it cannot be read, the cell itself when anything can."""
    if field.type in _NUMBERS:
        return call(_NUMBERS[field.type], call(f"number_with_{mark}", cell))
    if field.type is FieldType.DATE:
        return day(cell, order)
    if field.type in _OTHERS:
        return call(_OTHERS[field.type], cell)
    if field.choices:
        lower = exp.Lower(this=cell.copy())
        return exp.case().when(lower.isin(*field.choices), lower)
    return cell


def day(cell: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """A date in a plausible year."""
    return call(f"day_{order}" if order else "day_by_year", cell)


def instant(cell: exp.Expr, zone: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """The instant of a date with a clock time; NULL for a bare date."""
    return call("instant", cell, day(call("date_part_of", cell), order), zone)


def instant_day(cell: exp.Expr, at: exp.Expr, zone: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """The local day of an instant that was read as `at`, or the bare date."""
    return call("instant_day", cell, day(cell, order), at, zone)


@cache
def _text(name: str) -> str:
    return files("helloword.connectors").joinpath(name).read_text(encoding="utf-8")
