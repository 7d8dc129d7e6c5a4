"""The columns that a relation offers to measures."""

from __future__ import annotations

from functools import cache

import sqlglot
from sqlglot import exp

from helloword.kpis.relations import RELATIONS
from helloword.model import TABLES

STORES = ("store", "platform", "marketplace", "region", "currency", "timezone")
RATES = ("currency", "day", "rate")
PERIODS = ("period", "first", "until", "last")
OF_PERIOD = ("period_first", "period_until", "period_last")
"""Columns of the period a row falls in, which measures may use too."""


@cache
def tree_of(relation: str) -> exp.Query:
    """The relation's SELECT as a tree; callers copy it before they change it."""
    tree = sqlglot.parse_one(RELATIONS[relation].sql, dialect="duckdb")
    assert isinstance(tree, exp.Query)
    return tree


@cache
def columns_of(relation: str) -> tuple[str, ...]:
    """Columns that measures over `relation` may use."""
    declared = RELATIONS[relation]
    if declared.group:
        return (*declared.group, *declared.aggregates, *OF_PERIOD)
    return (*_columns(tree_of(relation), {}), *OF_PERIOD)


def _columns(tree: exp.Expr, outer: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    known = dict(outer)
    with_ = tree.args.get("with_") or tree.args.get("with")
    for cte in with_.expressions if with_ else ():
        known[cte.alias] = _columns(cte.this, known)
    if isinstance(tree, exp.SetOperation):
        return _columns(tree.this, known)
    if isinstance(tree, exp.Subquery):
        return _columns(tree.this, known)
    assert isinstance(tree, exp.Select)
    sources = _sources(tree, known)
    names: list[str] = []
    for item in tree.expressions:
        if isinstance(item, exp.Star):
            names.extend(name for columns in sources.values() for name in columns)
        elif isinstance(item, exp.Column) and isinstance(item.this, exp.Star):
            names.extend(sources[item.table])
        else:
            names.append(item.alias_or_name)
    return tuple(dict.fromkeys(names))


def _sources(select: exp.Select, known: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    from_ = select.args.get("from_") or select.args.get("from")
    nodes = [from_.this] if from_ else []
    nodes += [join.this for join in select.args.get("joins") or ()]
    return {node.alias_or_name: _source(node, known) for node in nodes}


def _source(node: exp.Expr, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if isinstance(node, exp.Subquery):
        return _columns(node.this, known)
    name = node.name
    if name in known:
        return known[name]
    if name in RELATIONS:
        return tuple(c for c in columns_of(name) if c not in OF_PERIOD)
    if name in TABLES:
        return tuple(column.name for column in TABLES[name].physical)
    return {"stores": STORES, "rates": RATES, "periods": PERIODS}[name]
