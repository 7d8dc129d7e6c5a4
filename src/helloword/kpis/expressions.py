"""The SQL that definitions may use: parsed, held against an allow-list, never evaluated as Python.

>>> parse_formula("(gross_sales - discounts) / orders", "aov").sql()
'(gross_sales - discounts) / orders'
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from helloword.errors import CatalogueError, suggestion

_ARITHMETIC = (exp.Add, exp.Sub, exp.Mul, exp.Neg, exp.Paren, exp.Literal, exp.Column, exp.Identifier)
_LOGIC = (
    exp.Case, exp.If, exp.Coalesce, exp.Nullif, exp.Abs, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.EQ, exp.NEQ,
    exp.And, exp.Or, exp.Not, exp.Is, exp.Null, exp.In, exp.Between, exp.Boolean,
)  # fmt: skip
_AGGREGATES = (exp.Sum, exp.Count, exp.Median, exp.Min, exp.Max)
_FORMULA = (*_ARITHMETIC, exp.Div, *_LOGIC)
_MEASURE = (*_ARITHMETIC, *_LOGIC, *_AGGREGATES, exp.Distinct, exp.Star)


def parse_formula(text: str, place: str) -> exp.Expr:
    """A formula over names of measures and KPIs; raises CatalogueError with the place for anything else."""
    tree = _parsed(text, place)
    _check_nodes(tree, _FORMULA, place, "a formula")
    return tree


def parse_measure(text: str, place: str) -> exp.Expr:
    """One aggregate over columns of one relation; raises CatalogueError with the place for anything else."""
    tree = _parsed(text, place)
    _check_nodes(tree, _MEASURE, place, "a measure")
    if not isinstance(tree, _AGGREGATES):
        raise CatalogueError(place, f"a measure is one of SUM, COUNT, MEDIAN, MIN, MAX over columns, not {text!r}.")
    if any(isinstance(node, _AGGREGATES) for node in tree.walk() if node is not tree):
        raise CatalogueError(
            place, "an aggregate cannot stand inside another one; make two measures and divide in a KPI."
        )
    return tree


def names_in(tree: exp.Expr) -> tuple[str, ...]:
    """The names a tree refers to, in order of first mention.

    >>> names_in(parse_formula("a / (b - a)", "x"))
    ('a', 'b')
    """
    return tuple(dict.fromkeys(column.name for column in tree.find_all(exp.Column, bfs=False)))


def check_columns(tree: exp.Expr, columns: Collection[str], place: str) -> None:
    """Raise CatalogueError for the first column that is not among `columns`."""
    for name in names_in(tree):
        if name not in columns:
            raise CatalogueError(place, f'there is no column "{name}".{suggestion(name, columns)}')


def _parsed(text: str, place: str) -> exp.Expr:
    try:
        trees = sqlglot.parse(text, dialect="duckdb")
    except SqlglotError as error:
        raise CatalogueError(place, f"{text!r} cannot be read as an expression: {_first_line(error)}") from None
    tree = trees[0]
    if len(trees) != 1 or tree is None:
        raise CatalogueError(place, f"{text!r} must be one expression, such as (a - b) / c.")
    if isinstance(tree, (exp.Query, exp.Command, exp.DDL, exp.DML)):
        raise CatalogueError(place, f"{text!r} is a statement; write an expression such as (a - b) / c.")
    return tree


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _check_nodes(tree: exp.Expr, allowed: tuple[type[exp.Expr], ...], place: str, what: str) -> None:
    for node in _walk(tree):
        if not isinstance(node, allowed):
            raise CatalogueError(
                place,
                f"{_named(node)} is not allowed in {what}; allowed are arithmetic, CASE, comparisons"
                + (" and SUM, COUNT, MEDIAN, MIN, MAX." if what == "a measure" else " over named measures."),
                code="not_allowed",
            )
        if isinstance(node, exp.Column) and node.table:
            raise CatalogueError(place, f'write "{node.name}" without "{node.table}." before it.')


def _walk(tree: exp.Expr) -> Iterator[exp.Expr]:
    yield from tree.walk()


def _named(node: exp.Expr) -> str:
    if isinstance(node, exp.Anonymous):
        return f"the function {node.name}"
    if isinstance(node, exp.Func):
        return f"the function {node.sql_name()}"
    return f"{node.sql(dialect='duckdb')!r} ({type(node).__name__})"
