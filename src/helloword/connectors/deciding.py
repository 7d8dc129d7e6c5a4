"""What a whole file says about how its numbers and dates are written; asked where it does not say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
from sqlglot import exp

from helloword.connectors.grammar import call
from helloword.connectors.kind import FieldType, Kind
from helloword.connectors.refusals import refusal
from helloword.connectors.staging import Answers, DateOrder, DecimalMark

_NUMBERS = (FieldType.AMOUNT, FieldType.RATE, FieldType.INTEGER)
_DATES = (FieldType.DATE, FieldType.INSTANT)


@dataclass(frozen=True)
class _Seen:
    """A cell that shows something."""

    row: int
    column: str
    value: str


def decimal_mark(db: duckdb.DuckDBPyConnection, kind: Kind, answers: Answers, path: str) -> DecimalMark:
    """Point or comma, for the whole file; raises FileFormatError when nothing tells, or cells contradict."""
    if answers.decimal or kind.decimal_point:
        return answers.decimal or "point"
    columns = [f.name for f in kind.kept if f.type in _NUMBERS]
    point, comma = _first(db, columns, "shows_point"), _first(db, columns, "shows_comma")
    if point and comma:
        raise refusal(
            "decimals_contradict", path=path, line=str(point.row), value=point.value, other_line=str(comma.row),
            other_value=comma.value,
        )  # fmt: skip
    if point or comma:
        return "point" if point else "comma"
    unsure = _first(db, columns, "shows_no_mark")
    if unsure:
        raise refusal("ask_decimal", path=path, line=str(unsure.row), column=unsure.column, value=unsure.value)
    return "point"


def date_order(db: duckdb.DuckDBPyConnection, kind: Kind, answers: Answers, path: str) -> DateOrder | None:
    """Day or month first, for the whole file; None when its dates need no answer."""
    if answers.dates:
        return answers.dates
    columns = [f.name for f in kind.kept if f.type in _DATES]
    dmy, mdy = (_first(db, columns, part, above=12) for part in ("first_of_date", "second_of_date"))
    if dmy and mdy:
        raise refusal(
            "dates_contradict", path=path, line=str(dmy.row), value=dmy.value, other_line=str(mdy.row),
            other_value=mdy.value,
        )  # fmt: skip
    if dmy or mdy:
        return "dmy" if dmy else "mdy"
    unsure = _first(db, columns, "first_of_date", above=0)
    if unsure:
        raise refusal("ask_dates", path=path, line=str(unsure.row), column=unsure.column, value=unsure.value)
    return None


def _first(
    db: duckdb.DuckDBPyConnection, columns: Sequence[str], function: str, above: int | None = None
) -> _Seen | None:
    """The first cell in the file for which a function of the grammar holds, or gives a number above another."""
    found: list[_Seen] = []
    for name in columns:
        cell = exp.column(name, quoted=True)
        shown = call(function, cell)
        holds = shown if above is None else shown > above
        query = exp.select("_row", cell).from_("cells").where(holds).order_by("_row").limit(1)
        found.extend(_Seen(row, name, value) for row, value in db.execute(query.sql("duckdb")).fetchall())
    return min(found, key=lambda seen: (seen.row, seen.column), default=None)
