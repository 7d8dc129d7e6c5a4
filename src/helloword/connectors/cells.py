"""The two views every kind goes through: cleaned cells, and typed rows with what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp, parse_one

from helloword.connectors.grammar import call, instant, instant_day, typed
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.connectors.staging import Circumstances, DateOrder, DecimalMark
from helloword.model import TABLES

TOO_LARGE = 10**13
_FILTERED = parse_one("list_filter(xs, e -> e IS NOT NULL)", dialect="duckdb")
_FOUND = parse_one("{'column': c, 'value': v, 'code': k}", dialect="duckdb")
_LAST = parse_one(
    "LAST_VALUE(x IGNORE NULLS) OVER (PARTITION BY k, _record ORDER BY _row ROWS UNBOUNDED PRECEDING)", dialect="duckdb"
)
_BEGUN = parse_one("COUNT(x) OVER (PARTITION BY k ORDER BY _row ROWS UNBOUNDED PRECEDING)", dialect="duckdb")
_REJECTED = parse_one(
    "CASE WHEN LEN(_bad) = 0 AND SUM(LEN(_bad)) OVER (PARTITION BY k, _record) > 0 "
    "THEN [{'column': c, 'value': CAST(NULL AS VARCHAR), 'code': 'record_rejected'}] ELSE _bad END",
    dialect="duckdb",
)
_FREE = (FieldType.TEXT, FieldType.STORE, FieldType.FLAG, FieldType.CURRENCY)
_CODES = {
    FieldType.INTEGER: "not_integer",
    FieldType.AMOUNT: "not_amount",
    FieldType.RATE: "not_rate",
    FieldType.DATE: "not_date",
    FieldType.INSTANT: "not_instant",
    FieldType.MONTH: "not_month",
    FieldType.FLAG: "not_flag",
    FieldType.CURRENCY: "not_currency",
    FieldType.STORE: "unknown_store",
}


# Building these trees takes longer than answering them does on a small file, so their text is kept.
@lru_cache(maxsize=256)
def cells_of(kind: Kind) -> str:
    """SQL: every kept cell trimmed, blanks empty, cells of a record's first row on all its rows."""
    columns = [exp.alias_(_cleaned(f), f.name, quoted=True) for f in kind.kept]
    cleaned = exp.select("_row", *columns).from_("landed")
    if kind.record is None:
        return cleaned.sql("duckdb")
    shown = [_filled(f, kind) if f.filled_down else exp.column(f.name, quoted=True) for f in kind.kept]
    return exp.select("_row", "_record", *shown).from_(_numbered(cleaned, kind).subquery("n")).sql("duckdb")


def whole_records(kind: Kind, source: str) -> str:
    """SQL: the rows of `source` with every row of a record bad when one of them is."""
    if kind.record is None:
        return exp.select("*").from_(source).sql("duckdb")
    key, name = exp.column(kind.record, quoted=True), exp.Literal.string(kind.record)
    bad = exp.alias_(_with(_REJECTED, k=key, c=name), "_bad")
    return exp.select(exp.Star(replace=[bad])).from_(source).sql("duckdb")


@lru_cache(maxsize=256)
def typed_of(kind: Kind, circumstances: Circumstances, mark: DecimalMark, order: DateOrder | None) -> str:
    """SQL: typed columns, facts of the row's store, and `_bad`: every cell that cannot be read."""
    columns, problems = _typed_columns(kind, circumstances, mark, order)
    problems.extend(_too_large(kind, mark))
    store = _store(kind, circumstances)
    if _needs_store(kind):
        problems.append(_problem("store", store, "missing", store.copy().is_(exp.null())))
    bad = _with(_FILTERED, xs=exp.array(*problems, dialect="duckdb"))
    base = exp.select(
        "c._row",
        *(["c._record"] if kind.record else []),
        *columns,
        exp.alias_(store, "store"),
        exp.alias_(_zone(circumstances), "_zone"),
        *(exp.column(n, table="s") for n in ("store_currency", "store_country", "tax_included")),
        exp.alias_(bad, "_bad"),
    ).from_(exp.to_table("cells").as_("c"))
    on = exp.column("store", table="s").eq(store.copy())
    return base.join(exp.to_table("store_facts").as_("s"), on=on, join_type="left").sql("duckdb")


@lru_cache(maxsize=256)
def good_of(kind: Kind) -> str:
    """SQL: the rows of `typed` that can be loaded, with what the kind's steps work out."""
    good = exp.select("*").from_("typed").where(exp.func("len", exp.column("_bad"), dialect="duckdb").eq(0))
    for step in kind.steps:
        columns = [exp.alias_(parse_one(sql, dialect="duckdb"), name, quoted=True) for name, sql in step.items()]
        good = exp.select("*", *columns).from_(good.subquery("g"))
    return good.sql("duckdb")


def _typed_columns(
    kind: Kind, circumstances: Circumstances, mark: DecimalMark, order: DateOrder | None
) -> tuple[list[exp.Expr], list[exp.Expr]]:
    columns: list[exp.Expr] = []
    problems: list[exp.Expr] = []
    for field in kind.kept:
        cell = exp.column(field.name, table="c", quoted=True)
        if field.type is FieldType.STORE:
            unknown = exp.and_(cell.copy().is_(exp.null()).not_(), exp.column("store", table="s").is_(exp.null()))
            problems.append(_problem(field.name, cell, "unknown_store", unknown))
            continue
        value, made = _value(field, cell, circumstances, mark, order)
        columns.extend(made)
        unread = exp.and_(cell.copy().is_(exp.null()).not_(), value.copy().is_(exp.null()))
        if value is not cell:
            code = "not_in_list" if field.choices else _CODES[field.type]
            problems.append(_problem(field.name, _shown(field, cell), code, unread))
        if field.required:
            problems.append(_problem(field.name, cell, "missing", cell.copy().is_(exp.null())))
    return columns, problems


def _too_large(kind: Kind, mark: DecimalMark) -> Iterator[exp.Expr]:
    """Amounts that, or whose multiples, no decimal would hold; a single one would stop the whole file."""
    amounts, counts = (
        [
            exp.cast(exp.Abs(this=typed(f, exp.column(f.name, table="c", quoted=True), mark, None)), "DOUBLE")
            for f in kind.kept
            if f.type is wanted
        ]
        for wanted in (FieldType.AMOUNT, FieldType.INTEGER)
    )
    if amounts:
        one = exp.cast(exp.Literal.number(1), "DOUBLE")
        product = call("greatest", one, *amounts) * call("greatest", one, *counts)
        yield _problem("", exp.null(), "too_large", product >= exp.Literal.number(TOO_LARGE))


def _value(
    field: Field, cell: exp.Expr, circumstances: Circumstances, mark: DecimalMark, order: DateOrder | None
) -> tuple[exp.Expr, list[exp.Expr]]:
    """What tells whether the cell can be read, and the columns made from it."""
    if field.type is not FieldType.INSTANT:
        value = typed(field, cell, mark, order)
        return value, [exp.alias_(value.copy(), field.name, quoted=True)]
    at = instant(cell, _zone(circumstances), order)
    day = instant_day(cell, at, _zone(circumstances), order)
    return day, [
        exp.alias_(at, f"{field.stem}_at", quoted=True),
        exp.alias_(day.copy(), f"{field.stem}_day", quoted=True),
    ]


def _problem(column: str, value: exp.Expr, code: str, when: exp.Expr) -> exp.Expr:
    text = exp.cast(value.copy(), "VARCHAR")
    found = _with(_FOUND, c=exp.Literal.string(column), v=text, k=exp.Literal.string(code))
    return exp.case().when(when, found)


def _shown(field: Field, cell: exp.Expr) -> exp.Expr:
    """The value as read; persons, e-mail addresses and telephone numbers are masked."""
    if field.keep is Keep.HASHED:
        return exp.Literal.string("***")
    return call("masked" if field.type in _FREE else "masked_mail", cell)


def _cleaned(field: Field) -> exp.Expr:
    cell = call("trimmed", exp.column(field.name, quoted=True))
    if not field.blanks:
        return cell
    return exp.case().when(cell.copy().isin(*field.blanks), exp.null()).else_(cell)


def _numbered(cleaned: exp.Select, kind: Kind) -> exp.Select:
    """Rows with how often their record has begun so far, so that an order listed twice is not mixed with itself."""
    begins, record = (
        exp.column(kind.begins or kind.record or "", quoted=True),
        exp.column(kind.record or "", quoted=True),
    )
    begun = _with(_BEGUN, x=begins, k=record) if kind.begins else exp.Literal.number(1)
    return exp.select("*", exp.alias_(begun, "_record")).from_(cleaned.subquery("c"))


def _filled(field: Field, kind: Kind) -> exp.Expr:
    record = exp.column(kind.record or "", quoted=True)
    return exp.alias_(_with(_LAST, x=exp.column(field.name, quoted=True), k=record), field.name, quoted=True)


def _with(template: exp.Expr, **parts: exp.Expr) -> exp.Expr:
    """A template with its named parts put in."""

    def put(node: exp.Expr) -> exp.Expr:
        known = isinstance(node, exp.Column) and not node.table and node.name in parts
        return parts[node.name].copy() if known else node

    return template.copy().transform(put, copy=False)


def _needs_store(kind: Kind) -> bool:
    return any(TABLES[output.table].of_store for output in kind.outputs)


def _store(kind: Kind, circumstances: Circumstances) -> exp.Expr:
    """The row's store; what belongs to the company has none, whatever store was given with the file."""
    default = exp.convert(circumstances.store)
    column = next((f.name for f in kind.kept if f.type is FieldType.STORE), None)
    if column is None:
        return exp.cast(default if _needs_store(kind) else exp.null(), "VARCHAR")
    return exp.Coalesce(this=exp.column(column, table="c", quoted=True), expressions=[default])


def _zone(circumstances: Circumstances) -> exp.Expr:
    company = exp.Literal.string(circumstances.company_timezone)
    return exp.Coalesce(this=exp.column("zone", table="s"), expressions=[company])
