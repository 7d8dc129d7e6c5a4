"""The two views every kind goes through: cleaned cells, and typed rows with what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp, parse_one

from helloword.connectors.grammar import call, instant, instant_day, typed
from helloword.connectors.kind import Field, FieldType, Keep, Kind
from helloword.connectors.staging import Circumstances, DateOrder, DecimalMark

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
_FACTS = ("store_currency", "store_country", "tax_included")
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
    if kind.left_out:
        cleaned = cleaned.where(exp.Coalesce(this=_out(kind.left_out), expressions=[exp.false()]).not_())
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
    """SQL: typed columns, facts of the row's store, and `_bad`: every cell that cannot be read.

    In three steps, each over the one before, so that every cell is read once however often its value is looked at.
    """
    read = _read(kind, circumstances, mark, order)
    dated = exp.select("*", *_days(kind, order)).from_(read.subquery("v"))
    problems = [*_problems(kind), *_too_large(kind), *_refused(kind)]
    if kind.of_store:
        store = exp.column("store")
        problems.append(_problem("store", store, "missing", store.copy().is_(exp.null())))
    bad = _with(_FILTERED, xs=exp.array(*problems, dialect="duckdb"))
    return (
        exp.select(
            "_row",
            *(["_record"] if kind.record else []),
            *(exp.column(name, quoted=True) for field in kind.kept for name in _made_of(field)),
            "store", "_zone", *_FACTS,
            exp.alias_(exp.cast(exp.convert(circumstances.today), "DATE"), "imported_day"),
            exp.alias_(bad, "_bad"),
        )
        .from_(dated.subquery("d"))
        .sql("duckdb")
    )  # fmt: skip


@lru_cache(maxsize=256)
def good_of(kind: Kind) -> str:
    """SQL: the rows of `typed` that can be loaded, with their numbers and what the kind's steps work out."""
    good = _loadable(exp.select("*"))
    for name in kind.numbered:
        number = exp.Coalesce(this=exp.column(name, table=name, quoted=True), expressions=[exp.Literal.number(1)])
        good = exp.select("g.*", exp.alias_(number, name, quoted=True)).from_(good.subquery("g"))
        good = good.join(exp.to_table(name, quoted=True), on=f'g._row = "{name}"._row', join_type="left")
    for step in kind.steps:
        columns = [exp.alias_(parse_one(sql, dialect="duckdb"), name, quoted=True) for name, sql in step.items()]
        good = exp.select("*", *columns).from_(good.subquery("g"))
    return good.sql("duckdb")


@lru_cache(maxsize=256)
def is_worked_out_first(kind: Kind) -> bool:
    """Whether what the steps work out is dear, or asked for several times, so that it is done once for all."""
    often = len(kind.outputs) > 1 or any(output.stacked for output in kind.outputs)
    steps = [parse_one(sql, dialect="duckdb") for step in kind.steps for sql in step.values()]
    return bool(steps) and (often or any(step.find(exp.Window) for step in steps))


@lru_cache(maxsize=256)
def numbers_of(kind: Kind, name: str) -> str:
    """SQL: the numbers above 1 among rows that are alike; only rows whose like there is again are put in order."""
    alike = [parse_one(sql, dialect="duckdb") for sql in kind.numbered[name]]
    likeness = exp.func("hash", *alike)
    again = _loadable(exp.select(likeness)).group_by("1").having("count(*) > 1")
    order = exp.Order(expressions=[exp.column("_row")])
    number = exp.Window(this=exp.RowNumber(), partition_by=[each.copy() for each in alike], order=order)
    rows = _loadable(exp.select("_row", exp.alias_(number, name, quoted=True))).where(likeness.copy().isin(query=again))
    return exp.select("*").from_(rows.subquery("n")).where(exp.column(name, quoted=True) > 1).sql("duckdb")


def _loadable(what: exp.Select) -> exp.Select:
    return what.from_("typed").where(exp.func("len", exp.column("_bad"), dialect="duckdb").eq(0))


def _read(kind: Kind, circumstances: Circumstances, mark: DecimalMark, order: DateOrder | None) -> exp.Select:
    """Cells, what they are read as, and the row's store; of an instant, its moment alone."""
    store, zone = _store(kind, circumstances), _zone(circumstances)
    columns: list[exp.Expr] = []
    for field in kind.kept:
        cell = exp.column(field.name, table="c", quoted=True)
        columns.append(exp.alias_(cell, _cell(field), quoted=True))
        if field.type is FieldType.INSTANT:
            columns.append(exp.alias_(instant(cell, zone, order), f"{field.stem}_at", quoted=True))
        elif field.type is not FieldType.STORE:
            columns.append(exp.alias_(typed(field, cell, mark, order), field.name, quoted=True))
    return (
        exp.select(
            "c._row",
            *(["c._record"] if kind.record else []),
            *columns,
            exp.alias_(store, "store"),
            exp.alias_(zone, "_zone"),
            *(exp.column(name, table="s") for name in _FACTS),
            exp.alias_(exp.column("store", table="s"), "_known_store"),
        )
        .from_(exp.to_table("cells").as_("c"))
        .join(
            exp.to_table("store_facts").as_("s"),
            on=exp.column("store", table="s").eq(store.copy()),
            join_type="left",
        )
    )


def _days(kind: Kind, order: DateOrder | None) -> Iterator[exp.Expr]:
    """The local day of every instant."""
    for field in kind.kept:
        if field.type is FieldType.INSTANT:
            at = exp.column(f"{field.stem}_at", quoted=True)
            day = instant_day(exp.column(_cell(field), quoted=True), at, exp.column("_zone"), order)
            yield exp.alias_(day, f"{field.stem}_day", quoted=True)


def _problems(kind: Kind) -> Iterator[exp.Expr]:
    """What is wrong with each cell by itself."""
    for field in kind.kept:
        cell = exp.column(_cell(field), quoted=True)
        given = cell.copy().is_(exp.null()).not_()
        if field.type is FieldType.STORE:
            unknown = exp.and_(given, exp.column("_known_store").is_(exp.null()))
            yield _problem(field.name, cell, "unknown_store", unknown)
            continue
        if field.type is not FieldType.TEXT or field.choices:
            code = "not_in_list" if field.choices else _CODES[field.type]
            unread = exp.and_(given, exp.column(_made_of(field)[-1], quoted=True).is_(exp.null()))
            yield _problem(field.name, _shown(field, cell), code, unread)
        if field.required:
            yield _problem(field.name, cell, "missing", cell.copy().is_(exp.null()))


def _too_large(kind: Kind) -> Iterator[exp.Expr]:
    """Amounts that, or whose multiples, no decimal would hold; a single one would stop the whole file."""
    amounts, counts = (
        [
            exp.cast(exp.Abs(this=exp.column(field.name, quoted=True)), "DOUBLE")
            for field in kind.kept
            if field.type is wanted
        ]
        for wanted in (FieldType.AMOUNT, FieldType.INTEGER)
    )
    if amounts:
        one = exp.cast(exp.Literal.number(1), "DOUBLE")
        product = call("greatest", one, *amounts) * call("greatest", one, *counts)
        yield _problem("", exp.null(), "too_large", product >= exp.Literal.number(TOO_LARGE))


def _refused(kind: Kind) -> Iterator[exp.Expr]:
    """Rows that can be read and are not what the report is read for."""
    for condition, (column, code) in kind.refused.items():
        shown = _shown(kind.field(column), exp.column(_cell(kind.field(column)), quoted=True))
        yield _problem(column, shown, code, parse_one(condition, dialect="duckdb"))


def _made_of(field: Field) -> tuple[str, ...]:
    """The typed columns made from a field; the last tells whether its cell could be read."""
    if field.type is FieldType.STORE:
        return ()
    return (f"{field.stem}_at", f"{field.stem}_day") if field.type is FieldType.INSTANT else (field.name,)


def _cell(field: Field) -> str:
    return f"_cell_{field.name}"


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
    if field.spelt:
        cell = exp.Coalesce(this=_with(parse_one(field.spelt, dialect="duckdb"), x=cell), expressions=[cell.copy()])
    if not field.blanks:
        return cell
    return exp.case().when(cell.copy().isin(*field.blanks), exp.null()).else_(cell)


def _out(condition: str) -> exp.Expr:
    """The condition under which a row is no data, over its trimmed cells."""
    return parse_one(condition, dialect="duckdb").transform(
        lambda node: call("trimmed", node) if isinstance(node, exp.Column) else node
    )


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


def _store(kind: Kind, circumstances: Circumstances) -> exp.Expr:
    """The row's store; what belongs to the company has none, whatever store was given with the file."""
    default = exp.convert(circumstances.store)
    column = next((f.name for f in kind.kept if f.type is FieldType.STORE), None)
    if column is None:
        return exp.cast(default if kind.of_store else exp.null(), "VARCHAR")
    return exp.Coalesce(this=exp.column(column, table="c", quoted=True), expressions=[default])


def _zone(circumstances: Circumstances) -> exp.Expr:
    company = exp.Literal.string(circumstances.company_timezone)
    return exp.Coalesce(this=exp.column("zone", table="s"), expressions=[company])
