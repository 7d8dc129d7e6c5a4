"""What a whole file says about how its numbers and dates are written; asked where it does not say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import duckdb
from sqlglot import exp

from helloword.connectors.grammar import call
from helloword.connectors.kind import FieldType, Kind
from helloword.connectors.refusals import refusal
from helloword.connectors.staging import Answers, Circumstances, DateOrder, DecimalMark
from helloword.money import minor_digits

_NUMBERS = (FieldType.AMOUNT, FieldType.RATE, FieldType.INTEGER)
_DATES = (FieldType.DATE, FieldType.INSTANT)


@dataclass(frozen=True)
class _Seen:
    """A cell that shows something."""

    row: int
    column: str
    value: str


def decimal_mark(db: duckdb.DuckDBPyConnection, kind: Kind, circumstances: Circumstances, path: str) -> DecimalMark:
    """Point or comma, for the whole file; raises FileFormatError when nothing tells, or cells contradict.

    "1,234" tells nothing, but where all money is in currencies without decimals: there it is whole.
    """
    if circumstances.answers.decimal or kind.decimal_point:
        return circumstances.answers.decimal or "point"
    columns = [f.name for f in kind.kept if f.type in _NUMBERS]
    asked = [
        partial(call, name) for name in ("shows_point", "shows_comma", "shows_no_mark", "shows_no_mark_but_a_point")
    ]
    point, comma, unsure, unsure_point = _first(db, columns, asked)
    if point and comma:
        raise refusal(
            "decimals_contradict", path=path, line=str(point.row), value=point.value, other_line=str(comma.row),
            other_value=comma.value,
        )  # fmt: skip
    if point or comma:
        return "point" if point else "comma"
    if unsure and (unsure_point or not _is_whole(db, kind, circumstances)):
        raise refusal("ask_decimal", path=path, line=str(unsure.row), column=unsure.column, value=unsure.value)
    return "point"


def date_order(db: duckdb.DuckDBPyConnection, kind: Kind, answers: Answers, path: str) -> DateOrder | None:
    """Day or month first, for the whole file; None when its dates need no answer."""
    if answers.dates:
        return answers.dates
    columns = [f.name for f in kind.kept if f.type in _DATES]
    parts = (("first_of_date", 12), ("second_of_date", 12), ("first_of_date", 0))
    dmy, mdy, unsure = _first(db, columns, [partial(_above, name, limit) for name, limit in parts])
    if dmy and mdy:
        raise refusal(
            "dates_contradict", path=path, line=str(dmy.row), value=dmy.value, other_line=str(mdy.row),
            other_value=mdy.value,
        )  # fmt: skip
    if dmy or mdy:
        return "dmy" if dmy else "mdy"
    if unsure:
        raise refusal("ask_dates", path=path, line=str(unsure.row), column=unsure.column, value=unsure.value)
    return None


def _is_whole(db: duckdb.DuckDBPyConnection, kind: Kind, circumstances: Circumstances) -> bool:
    """Whether every number of the file is a count or money without decimals, such as yen."""
    if any(field.type is FieldType.RATE for field in kind.kept):
        return False
    stated: set[str | None] = set()
    for field in kind.kept:
        if field.type is FieldType.CURRENCY:
            cells = exp.select(exp.func("upper", exp.column(field.name, quoted=True))).distinct().from_("cells")
            stated |= {code for (code,) in db.execute(cells.sql("duckdb")).fetchall()}
    known = (stated - {None}) | (_own(kind, circumstances) if None in (stated or {None}) else set())
    return bool(known) and all(minor_digits(code) == 0 for code in known if code)


def _own(kind: Kind, circumstances: Circumstances) -> set[str | None]:
    """The currencies of rows that state none."""
    if not kind.of_store:
        return {circumstances.company_currency}
    anyone = circumstances.store is None or any(field.type is FieldType.STORE for field in kind.kept)
    return {store.currency for store in circumstances.stores if anyone or store.id == circumstances.store}


def _first(
    db: duckdb.DuckDBPyConnection, columns: Sequence[str], conditions: Sequence[Callable[[exp.Expr], exp.Expr]]
) -> list[_Seen | None]:
    """For each condition the first cell in the file that meets it; the file is read once for all of them."""
    if not columns:
        return [None] * len(conditions)
    asked = list(product(range(len(conditions)), columns))
    lines = [
        exp.Filter(
            this=exp.Min(this=exp.column("_row")),
            expression=exp.Where(this=conditions[n](exp.column(name, quoted=True))),
        )
        for n, name in asked
    ]
    rows = db.execute(exp.select(*lines).from_("cells").sql("duckdb")).fetchall()[0]
    found = [
        min(((row, name) for (m, name), row in zip(asked, rows, strict=True) if m == n and row), default=None)
        for n in range(len(conditions))
    ]
    return [_seen(db, *place) if place else None for place in found]


def _above(name: str, limit: int, cell: exp.Expr) -> exp.Expr:
    return call(name, cell) > limit


def _seen(db: duckdb.DuckDBPyConnection, row: int, column: str) -> _Seen:
    query = exp.select(exp.column(column, quoted=True)).from_("cells").where(exp.column("_row").eq(row))
    return _Seen(row, column, db.execute(query.sql("duckdb")).fetchall()[0][0])
