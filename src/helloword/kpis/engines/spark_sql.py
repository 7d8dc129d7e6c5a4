"""From a tree in DuckDB's words to one in Spark's: the same rows, to the last digit.

The trees come from the product and from formulas that were held against an allow-list. What is rewritten here is what the two
say differently; a node that neither stands in the list below nor is rewritten is refused, so that nothing is answered
by an engine in a way that nobody has looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.qualify import qualify

from helloword.errors import OutsideError

Columns = Mapping[str, Mapping[str, str]]
"""Table -> column -> type, in DuckDB's words."""

SAME = (
    exp.Abs, exp.Add, exp.Alias, exp.And, exp.Between, exp.Boolean, exp.Case, exp.Cast, exp.Coalesce, exp.Column, exp.Count,
    exp.CTE, exp.DataType, exp.DataTypeParam, exp.Distinct, exp.EQ, exp.Exists, exp.FirstValue, exp.From, exp.Greatest, exp.Group,
    exp.GT, exp.GTE, exp.Having, exp.Identifier, exp.If, exp.IgnoreNulls, exp.In, exp.Is, exp.Join, exp.Lag, exp.Lead, exp.Least,
    exp.Limit, exp.Literal, exp.LogicalAnd, exp.LogicalOr, exp.Lower, exp.LT, exp.LTE, exp.Max, exp.Median, exp.Min, exp.Mul,
    exp.Neg, exp.NEQ, exp.Not, exp.NthValue, exp.Null, exp.Nullif, exp.Or, exp.Order, exp.Ordered, exp.Paren, exp.RowNumber,
    exp.Select, exp.Star, exp.Sub, exp.Subquery, exp.Table, exp.TableAlias, exp.Tuple, exp.Union, exp.Upper, exp.Var, exp.Where,
    exp.Window, exp.WindowSpec, exp.With,
)  # fmt: skip
"""What both engines mean alike."""

_WHOLE = exp.DataType.build("DECIMAL(38, 0)")
_WIDE = exp.DataType.build("DECIMAL(20, 0)")


def in_spark(sql: str, columns: Columns) -> exp.Query:
    """The tree for Spark of a query in DuckDB's dialect over tables with these `columns`; raises OutsideError.

    >>> in_spark("SELECT day - 1 AS day FROM t", {"t": {"day": "DATE"}}).sql("spark")
    'SELECT `t`.`day` - 1 AS `day` FROM `t` AS `t`'
    >>> in_spark("SELECT day - since AS days FROM t", {"t": {"day": "DATE", "since": "DATE"}}).sql("spark")
    'SELECT DATEDIFF(`t`.`day`, `t`.`since`) AS `days` FROM `t` AS `t`'
    """
    schema: dict[str, object] = {name: dict(found) for name, found in columns.items()}
    try:
        tree = qualify(_unnamed_windows(sqlglot.parse_one(sql, dialect="duckdb")), schema=schema, dialect="duckdb")
        tree = annotate_types(tree, schema=schema, dialect="duckdb")
    except SqlglotError as error:
        raise OutsideError(f"The question cannot be put to Spark: {error}", code="engine") from error
    changed = tree.transform(_rewritten, copy=False)
    assert isinstance(changed, exp.Query)
    return changed


def _unnamed_windows(tree: exp.Expr) -> exp.Expr:
    """Each window said where it is used: what refines a named one is not understood everywhere."""
    for select in tree.find_all(exp.Select):
        named = {window.name: window for window in select.args.pop("windows", None) or ()}
        for window in select.find_all(exp.Window) if named else ():
            known = named.get(window.alias)
            if known is not None:
                for part in ("partition_by", "order", "spec"):
                    if known.args.get(part) and not window.args.get(part):
                        value = known.args[part]
                        window.set(part, [v.copy() for v in value] if isinstance(value, list) else value.copy())
                window.set("alias", None)
    return tree


def _rewritten(node: exp.Expr) -> exp.Expr:
    rewrite = _REWRITES.get(type(node))
    if rewrite:
        return rewrite(node)
    if isinstance(node, SAME):
        return node
    raise OutsideError(
        f"{type(node).__name__} ({node.sql('duckdb')[:80]}) is not among what Spark is asked. "
        'Set kind = "duckdb" under [engine] in helloword.toml for this question.',
        code="engine",
    )


def _cast(node: exp.Expr) -> exp.Expr:
    """Whole numbers of any size are decimals without places; a decimal becomes a whole number by rounding, not by cutting."""
    assert isinstance(node, exp.Cast)
    if node.to.is_type("hugeint", "int128"):
        return exp.cast(node.this, _WHOLE.copy())
    if node.to.is_type(*exp.DataType.INTEGER_TYPES) and node.this.is_type("decimal"):
        node.this.replace(exp.cast(node.this.copy(), _WHOLE.copy()))
    return node


def _sub(node: exp.Expr) -> exp.Expr:
    """Between two days lie days, not an interval."""
    if node.this.is_type("date") and node.expression.is_type("date"):
        return exp.Anonymous(this="DATEDIFF", expressions=[node.this, node.expression])
    return node


def _sum(node: exp.Expr) -> exp.Expr:
    """A sum of whole numbers grows past 64 bits, where some servers begin again from below."""
    if node.this.is_type("bigint"):
        node.set("this", exp.cast(node.this.copy(), _WIDE.copy()))
    return node


def _whole_division(node: exp.Expr) -> exp.Expr:
    """Divide whole numbers that are not negative, exact for quotients up to 2^52.

    Spark's DIV overflows where a has many digits.
    The quotient of the two as floats is at most one away from the exact one; what is left of a says which it is.
    """
    a, b = exp.cast(node.this, _WHOLE.copy()), exp.cast(node.expression, _WHOLE.copy())
    near = exp.Anonymous(
        this="FLOOR", expressions=[exp.Div(this=exp.cast(a.copy(), "double"), expression=exp.cast(b.copy(), "double"))]
    )
    near_whole = exp.cast(exp.cast(near, "bigint"), _WHOLE.copy())
    left = exp.Sub(this=a, expression=exp.Mul(this=near_whole.copy(), expression=b.copy()))
    off = (
        exp.case()
        .when(exp.LT(this=left.copy(), expression=exp.Literal.number(0)), exp.Literal.number(-1))
        .when(exp.GTE(this=left, expression=b.copy()), exp.Literal.number(1))
        .else_(exp.Literal.number(0))
    )
    return exp.paren(exp.Add(this=near_whole, expression=off))


def _of_first(node: exp.Expr) -> exp.Expr:
    """DuckDB passes over rows without a value; Spark does so for rows without a rank."""
    value, rank = node.this, node.expression
    ranked = exp.case().when(value.copy().is_(exp.null()).not_(), rank.copy())
    return exp.Anonymous(this="MIN_BY" if isinstance(node, exp.ArgMin) else "MAX_BY", expressions=[value, ranked])


def _at_zone(node: exp.Expr) -> exp.Expr:
    """Spark, whose session is in UTC, has one kind of timestamp; moments become clock readings and back by shifting."""
    moment = node.this.is_type("timestamptz", "timestampltz")
    shift = "FROM_UTC_TIMESTAMP" if moment else "TO_UTC_TIMESTAMP"
    return exp.Anonymous(this=shift, expressions=[node.this, node.args["zone"]])


def _extract(node: exp.Expr) -> exp.Expr:
    """Days since a Monday say the weekday: WEEKDAY is -1 on Sundays in Sail 0.7."""
    if node.name.upper() == "ISODOW":
        monday = exp.convert(date(1970, 1, 5))
        since = exp.Anonymous(this="DATEDIFF", expressions=[node.expression, monday])
        return exp.paren(exp.Anonymous(this="PMOD", expressions=[since, exp.convert(7)]) + 1)
    return node


def _function(node: exp.Expr) -> exp.Expr:
    names = {"EPOCH_US": "UNIX_MICROS", **{name: name for name in _WRITTEN}}
    if node.name.upper() not in names:
        raise OutsideError(f"{node.name} is not among what Spark is asked.", code="engine")
    return exp.Anonymous(this=names[node.name.upper()], expressions=node.expressions)


def _as_it_is(node: exp.Expr) -> exp.Expr:
    return node


_WRITTEN = ("DATEDIFF", "MIN_BY", "MAX_BY", "FROM_UTC_TIMESTAMP", "TO_UTC_TIMESTAMP", "PMOD", "UNIX_MICROS", "FLOOR")
_REWRITES: Mapping[type[exp.Expr], Callable[[exp.Expr], exp.Expr]] = {
    exp.Cast: _cast,
    exp.Sub: _sub,
    exp.Sum: _sum,
    exp.IntDiv: _whole_division,
    exp.ArgMin: _of_first,
    exp.ArgMax: _of_first,
    exp.AtTimeZone: _at_zone,
    exp.Extract: _extract,
    exp.Anonymous: _function,
    exp.Pad: _as_it_is,
}
