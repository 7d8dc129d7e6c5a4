"""A relation's rows with the asked dimensions beside them, borrowed where it has none of its own, and filtered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlglot import exp

from helloword.errors import SliceError
from helloword.kpis.dimensions import KNOWN_REASONS, NONE, OF_LINES, OF_PRODUCTS, dimension
from helloword.kpis.relations import RELATIONS, Relation, Via

Filters = tuple[tuple[str, tuple[str, ...]], ...]

_SOURCES: dict[Via, tuple[str, str, tuple[str, ...]]] = {
    Via.STORE: ("stores", "vs", ("store",)),
    Via.PRODUCT: ("products", "vp", ("sku",)),
    Via.ORDER: ("order_facts", "vo", ("store", "order_id")),
    Via.CUSTOMER: ("customer_types", "vc", ("store", "order_id")),
    Via.TIME: ("order_times", "vt", ("store", "order_id")),
}


@dataclass(frozen=True)
class Rows:
    """A SELECT of rows and the aliases (`d0`, `d1` ..) of their dimensions."""

    select: exp.Select
    dims: tuple[str, ...]


def relation_for(name: str, dims: Iterable[str]) -> str:
    """The relation to read when `dims` are asked: the exploded one for dimensions of products."""
    exploded = RELATIONS[name].exploded
    return exploded if exploded and OF_PRODUCTS & set(dims) else name


@cache
def dims_of(name: str) -> frozenset[str]:
    """Every dimension that the rows of a relation have or can borrow."""
    relation = RELATIONS[name]
    found = set(own_dims_of(name))
    if relation.lines:
        found |= OF_LINES
    if relation.exploded:
        found |= dims_of(relation.exploded)
    return frozenset(found)


@cache
def own_dims_of(name: str) -> frozenset[str]:
    """The dimensions of which each row of a relation itself has or borrows one value."""
    relation = RELATIONS[name]
    return frozenset(relation.dims) | frozenset(_all_borrowed(relation))


def rows_with(name: str, dims: tuple[str, ...], filters: Filters, *, ungrouped: bool = False) -> Rows:
    """Rows of a relation with `dims` as `d0`.., kept where `filters` hold; grouped where the relation says so."""
    return rows_of(RELATIONS[name], dims, filters, ungrouped=ungrouped)


def rows_of(relation: Relation, dims: tuple[str, ...], filters: Filters, *, ungrouped: bool = False) -> Rows:
    """The same of a relation that need not be one of the product's own."""
    joined = _Joined(relation, dims, filters)
    aliases = tuple(f"d{i}" for i in range(len(dims)))
    shown = [joined.value(d).as_(alias) for d, alias in zip(dims, aliases, strict=True)]
    if relation.group and not ungrouped:
        keys = [exp.column(k, table="r") for k in relation.group]
        aggregates = [_of_rows(sql).as_(alias) for alias, sql in relation.aggregates.items()]
        select = exp.select(*(k.copy() for k in keys), *shown, *aggregates)
        select = joined.source(select).group_by(*keys, *(joined.value(d) for d in dims))
    else:
        select = joined.source(exp.select("r.*", *shown))
    return Rows(select, aliases)


class _Joined:
    """FROM, JOINs and WHERE for the dimensions asked of one relation."""

    def __init__(self, relation: Relation, dims: tuple[str, ...], filters: Filters) -> None:
        self.relation = relation
        self.dims = dims
        self.filters = filters
        self.asked = tuple(dict.fromkeys((*dims, *(d for d, _ in filters))))
        self.of_lines = tuple(d for d in self.asked if relation.lines and d not in relation.dims and d in OF_LINES)

    def value(self, dim: str) -> exp.Expr:
        """The dimension's value, `(none)` where a row has none."""
        return exp.Coalesce(this=self._raw(dim), expressions=[exp.Literal.string(NONE)])

    def source(self, select: exp.Select) -> exp.Select:
        """`select` with its FROM, JOINs and WHERE."""
        select = select.from_(exp.to_table(self.relation.name).as_("r"))
        if self.of_lines:
            select = self._join_lines(select)
        for via in dict.fromkeys(v for d in self.asked if (v := self._via(d)) is not None):
            table, alias, keys = _SOURCES[via]
            on = exp.and_(*(exp.column(k, table=alias).eq(exp.column(k, table="r")) for k in keys))
            select = select.join(exp.to_table(table).as_(alias), on=on, join_type="left")
        for dim, values in self.filters:
            if dim not in self.of_lines:
                select = select.where(self.value(dim).isin(*values))
        return select

    def _raw(self, dim: str) -> exp.Expr:
        if dim in self.of_lines:
            return exp.column(f"l{self.of_lines.index(dim)}", table="vl")
        if dim in self.relation.dims:
            column: exp.Expr = exp.column(self.relation.dims[dim], table="r")
            return _normal_reason(column) if dim == "reason" else column
        via = self._via(dim)
        if via is None:
            raise SliceError(f"{self.relation.name} has no {dim}.")
        return exp.column(dim, table=_SOURCES[via][1])

    def _via(self, dim: str) -> Via | None:
        if dim in self.relation.dims or dim in self.of_lines:
            return None
        return borrowed_from(self.relation, dim)

    def _join_lines(self, select: exp.Select) -> exp.Select:
        """An order stands in each slice that one of its lines is in."""
        lines = relation_for(self.relation.lines or "", self.of_lines)
        kept = tuple((d, v) for d, v in self.filters if d in self.of_lines)
        inner = _Joined(RELATIONS[lines], self.of_lines, kept)
        shown = [inner.value(d).as_(f"l{i}") for i, d in enumerate(self.of_lines)]
        keys = [exp.column(k, table="r") for k in ("store", "order_id")]
        distinct = inner.source(exp.select(*(k.copy() for k in keys), *shown)).distinct()
        # Dimensions asked only to filter must not multiply an order.
        outer = [exp.column(k) for k in ("store", "order_id")]
        outer += [exp.column(f"l{i}") for i, d in enumerate(self.of_lines) if d in self.dims]
        lined = exp.select(*outer).from_(distinct.subquery("n")).distinct()
        on = exp.and_(*(exp.column(k, table="vl").eq(exp.column(k, table="r")) for k in ("store", "order_id")))
        return select.join(lined.subquery("vl"), on=on, join_type="inner")


def borrowed_from(relation: Relation, dim: str) -> Via | None:
    """What `relation` borrows `dim` from, or None when it cannot."""
    via = dimension(dim).via
    return via if via in relation.via else None


def _all_borrowed(relation: Relation) -> Iterable[str]:
    from helloword.kpis.dimensions import DIMENSIONS

    return (d for d in DIMENSIONS if borrowed_from(relation, d) is not None)


def _normal_reason(column: exp.Expr) -> exp.Expr:
    lower = exp.Lower(this=column.copy())
    return (
        exp.case()
        .when(column.copy().is_(exp.null()), exp.null())
        .when(lower.copy().isin(*KNOWN_REASONS), lower.copy())
        .else_(exp.Literal.string("other"))
    )


def _of_rows(sql: str) -> exp.Expr:
    from sqlglot import parse_one

    return parse_one(sql, dialect="duckdb").transform(
        lambda node: exp.column(node.name, table="r") if isinstance(node, exp.Column) else node
    )
