"""How a cell is read, type by type: SQL over one cell `x`, NULL for what cannot be read."""

from __future__ import annotations

from functools import cache

from sqlglot import exp, parse_one

from helloword.connectors.kind import Field, FieldType
from helloword.connectors.staging import DateOrder, DecimalMark

YEARS = (1990, 2100)
"""Years that a date can be in; others are slips of the keyboard."""
# Spaces of every width, apostrophes and currency signs around or inside a number: "1 234,56 €", "CHF 1'234.56".
_BARE = r"regexp_replace(x, '[\s\x{00a0}\x{202f}\x{2009}''’$€£¥￥₩₫฿₹]|^[A-Z]{2,3}\s?|\s?[A-Z]{2,3}$', '', 'g')"
# "(12.50)" and "12.50-" are negative in bookkeeping.
_SIGNED = rf"regexp_replace(regexp_replace(replace({_BARE}, '−', '-'), '^\((.*)\)$', '-\1'), '^([0-9.,]+)-$', '-\1')"
_POINT = rf"CASE WHEN regexp_full_match({_SIGNED}, '[+-]?(\d{{1,3}}(,\d{{3}})+|\d+)?(\.\d*)?') THEN replace({_SIGNED}, ',', '') END"
_COMMA = (
    rf"CASE WHEN regexp_full_match({_SIGNED}, '[+-]?(\d{{1,3}}(\.\d{{3}})+|\d+)?(,\d*)?') "
    rf"THEN replace(replace({_SIGNED}, '.', ''), ',', '.') END"
)
# Year first is unambiguous; otherwise the file's order says which is the day.
_ISO_DAY = r"TRY_CAST(regexp_replace(x, '^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$', '\1-\2-\3') AS DATE)"
_DMY_DAY = r"TRY_CAST(regexp_replace(x, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$', '\3-\2-\1') AS DATE)"
_MDY_DAY = r"TRY_CAST(regexp_replace(x, '^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$', '\3-\1-\2') AS DATE)"
_DAY_PART = r"regexp_extract(x, '^[0-9]+[-/.][0-9]+[-/.][0-9]+')"
_TIME_PART = r"regexp_extract(x, '^[0-9]+[-/.][0-9]+[-/.][0-9]+[T ]+([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)', 1)"
_ZONE_PART = r"upper(regexp_extract(x, ':[0-9.,]+ ?(Z|z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})$', 1))"
_WHOLE_INSTANT = (
    r"regexp_full_match(x, '[0-9]+[-/.][0-9]+[-/.][0-9]+([T ]+[0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)? ?"
    r"(Z|z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?)?')"
)
_ZONE = (
    "CASE WHEN z IN ('Z', 'UTC', 'GMT') THEN '+00:00' "
    r"ELSE regexp_replace(z, '^([+-][0-9]{2}):?([0-9]{2})?$', '\1:\2') END"
)
_FLAGS = (
    "CASE WHEN lower(x) IN ('true', 'yes', 'y', '1', '是', 't') THEN TRUE "
    "WHEN lower(x) IN ('false', 'no', 'n', '0', '否', 'f') THEN FALSE END"
)

ANY_DATE = r"regexp_extract(x, '^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}', ['a', 'b'])"
"""Parts of a date whose year comes last."""
POINT_SURE = rf"regexp_matches({_SIGNED}, '^[+-]?(\d{{1,3}}(,\d{{3}})+\.\d+|\d*\.(\d{{1,2}}|\d{{4,}})|0\.\d+|\d{{1,3}}(,\d{{3}}){{2,}})$')"
COMMA_SURE = rf"regexp_matches({_SIGNED}, '^[+-]?(\d{{1,3}}(\.\d{{3}})+,\d+|\d*,(\d{{1,2}}|\d{{4,}})|0,\d+|\d{{1,3}}(\.\d{{3}}){{2,}})$')"
MARK_UNSURE = rf"regexp_matches({_SIGNED}, '^[+-]?[1-9]\d{{0,2}}[.,]\d{{3}}$')"


def read_as(template: str, cell: exp.Expr, **parts: exp.Expr) -> exp.Expr:
    """A template with its cell `x` (and other parts by name) put in."""
    known = {"x": cell, **parts}

    def put(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and node.name in known and not node.table:
            return known[node.name].copy()
        return node

    return _template(template).copy().transform(put)


def typed(field: Field, cell: exp.Expr, mark: DecimalMark, order: DateOrder | None) -> exp.Expr:
    """The cell with the field's type; NULL when it cannot be read. Instants are read by `instant` and `instant_day`."""
    if field.type in (FieldType.AMOUNT, FieldType.RATE, FieldType.INTEGER):
        number = read_as(_POINT if mark == "point" else _COMMA, cell)
        return _number(field.type, number)
    if field.type is FieldType.DATE:
        return day(cell, order)
    if field.type is FieldType.MONTH:
        return read_as(r"TRY_CAST(regexp_replace(x, '^(\d{4})[-/.](\d{1,2})$', '\1-\2-01') AS DATE)", cell)
    if field.type is FieldType.FLAG:
        return read_as(_FLAGS, cell)
    if field.type is FieldType.CURRENCY:
        return read_as("CASE WHEN regexp_full_match(x, '[A-Za-z]{3}') THEN upper(x) END", cell)
    if field.choices:
        return exp.case().when(exp.Lower(this=cell.copy()).isin(*field.choices), exp.Lower(this=cell.copy()))
    return cell


def day(cell: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """A date between the years that are plausible."""
    first, last = YEARS
    parts = [read_as(_ISO_DAY, cell)]
    if order:
        parts.append(read_as(_DMY_DAY if order == "dmy" else _MDY_DAY, cell))
    found = exp.Coalesce(this=parts[0], expressions=parts[1:]) if order else parts[0]
    return exp.case().when(exp.Year(this=found.copy()).between(first, last), found)


def instant(cell: exp.Expr, zone: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """The instant of a date with a clock time; NULL for a bare date. `zone` is used where the cell gives none."""
    date_text = exp.cast(day(read_as(_DAY_PART, cell), order), "VARCHAR")
    time_text = read_as(rf"replace({_TIME_PART}, ',', '.')", cell)
    stated = read_as(_ZONE_PART, cell)
    moment = exp.func("concat_ws", exp.Literal.string(" "), date_text, time_text, dialect="duckdb")
    with_zone = exp.TryCast(
        this=exp.func("concat", moment.copy(), read_as(_ZONE, cell, z=stated), dialect="duckdb"),
        to=exp.DataType.build("TIMESTAMPTZ", dialect="duckdb"),
    )
    local = exp.TryCast(this=moment, to=exp.DataType.build("TIMESTAMP", dialect="duckdb"))
    here = exp.AtTimeZone(this=local, zone=zone.copy())
    whole = exp.and_(read_as(_WHOLE_INSTANT, cell), time_text.copy().neq(exp.Literal.string("")))
    return (
        exp.case().when(exp.and_(whole.copy(), stated.copy().eq(exp.Literal.string(""))), here).when(whole, with_zone)
    )


def instant_day(cell: exp.Expr, at: exp.Expr, zone: exp.Expr, order: DateOrder | None) -> exp.Expr:
    """The local day of an instant that was read as `at`, or the bare date."""
    local = exp.cast(exp.AtTimeZone(this=at.copy(), zone=zone.copy()), "DATE")
    return exp.Coalesce(this=local, expressions=[day(cell, order)])


def _number(type: FieldType, number: exp.Expr) -> exp.Expr:
    if type is FieldType.INTEGER:
        whole = read_as(
            r"CASE WHEN regexp_full_match(x, '[+-]?\d+(\.0*)?') THEN regexp_replace(x, '\..*$', '') END", number
        )
        return exp.TryCast(this=whole, to=exp.DataType.build("BIGINT", dialect="duckdb"))
    sized = "DECIMAL(24, 12)" if type is FieldType.RATE else "DECIMAL(20, 6)"
    return exp.TryCast(
        this=read_as("NULLIF(NULLIF(NULLIF(x, ''), '-'), '.')", number), to=exp.DataType.build(sized, dialect="duckdb")
    )


@cache
def _template(text: str) -> exp.Expr:
    return parse_one(text, dialect="duckdb")
