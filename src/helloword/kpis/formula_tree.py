"""A number opened along its formula: the KPIs and measures that it is made of, and what each of them came to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from sqlglot import exp

from helloword.errors import CatalogueError, HellowordError, InputError, NotAllowedError, SliceError
from helloword.kpis.answering import answers, asked_of, periods_of
from helloword.kpis.asking import Asked
from helloword.kpis.definitions import Catalogue, Kpi, KpiUnit, Measure
from helloword.kpis.expressions import names_in
from helloword.kpis.ground import Ground
from helloword.kpis.query import Answer, Query, Reading
from helloword.kpis.seeing import gives_away_costs
from helloword.kpis.units import money_power
from helloword.period import Period
from helloword.scope import EVERYTHING, Scope

Kind = Literal["kpi", "measure", "number", "sum", "choice"]
_SIGNS: Mapping[type[exp.Expr], str] = {exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/"}
_SUMS = (exp.Add, exp.Sub)


@dataclass(frozen=True)
class Node:
    """One part of a number.

    Attributes:
        kind: a KPI, a measure, a number that stands in the formula, what several parts come to (`sum`), or one of several,
            whichever applies (`choice`).
        sign: how it enters what it is part of; "" where it stands first.
        text: the number, or the expression.
        key: under what it is asked; "" where it is not.
        reading: what it came to; None where it is refused, and of a number.
        refused: why its value is not told.
    """

    kind: Kind
    sign: str = ""
    text: str = ""
    kpi: Kpi | None = None
    measure: Measure | None = None
    key: str = ""
    reading: Reading | None = None
    refused: HellowordError | None = None
    children: tuple[Node, ...] = ()


def tree_on(ground: Ground, query: Query, scope: Scope = EVERYTHING) -> tuple[Node, Answer]:
    """The one KPI of `query` in its one period, opened; and all readings in it with their versions."""
    if len(query.kpis) != 1 or query.by:
        raise InputError("A formula is opened for one number: give one KPI and no slices.", code="trace_one")
    root = asked_of(ground, query, scope, query.kpis[0])
    if len(periods_of(ground, query, root)) != 1:
        raise InputError("A formula is opened for one period; narrow the days, or ask for the total.", code="trace_one")
    opening = _Opening(ground, query, scope, root)
    node = opening.kpi(root.kpi, "")
    answer = answers(ground, query, tuple(opening.asked.values()), opening.periods)
    readings = {reading.kpi: reading for reading in answer.readings}
    return _valued(node, readings), answer


@dataclass
class _Opening:
    """Lays out the tree, and gathers what has to be asked for it; a part that is no KPI is asked as one without a file."""

    ground: Ground
    query: Query
    scope: Scope
    root: Asked
    asked: dict[str, Asked] = field(default_factory=dict)
    periods: dict[str, tuple[Period, ...]] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        return self.ground.catalogue

    def kpi(self, kpi: Kpi, sign: str) -> Node:
        """A KPI with what its formula is made of."""
        node = Node("kpi", sign, kpi=kpi, children=self._operands(kpi.formula, kpi))
        return self._ask(node, kpi.id, lambda: asked_of(self.ground, self.query, self.scope, kpi.id))

    def _operands(self, tree: exp.Expr, owner: Kpi, sign: str = "") -> tuple[Node, ...]:
        """The parts of one level: a sum of sums is one list."""
        tree = tree.unnest()
        if type(tree) not in _SIGNS:
            return (self._part(tree, owner, sign),)
        left, right = tree.this.unnest(), tree.expression.unnest()
        flat = isinstance(tree, _SUMS) and isinstance(left, _SUMS)
        first = self._operands(left, owner, sign) if flat else (self._part(left, owner, sign),)
        return (*first, self._part(right, owner, _SIGNS[type(tree)]))

    def _part(self, tree: exp.Expr, owner: Kpi, sign: str) -> Node:
        if isinstance(tree, exp.Column):
            return self._named(tree.name, owner, sign)
        if isinstance(tree, exp.Literal):
            return Node("number", sign, tree.name)
        if type(tree) in _SIGNS:
            return self._unnamed(Node("sum", sign, tree.sql(), children=self._operands(tree, owner)), tree, owner)
        parts = tuple(self._named(name, owner, "") for name in names_in(tree))
        return self._unnamed(Node("choice", sign, tree.sql(), children=parts), tree, owner)

    def _named(self, name: str, owner: Kpi, sign: str) -> Node:
        """A measure where there is one of that name; a KPI that is nothing but the measure stands for it."""
        measure, kpi = self.catalogue.measures.get(name), self.catalogue.kpis.get(name)
        if measure is None:
            return self.kpi(self.catalogue.kpis[name], sign)
        if kpi is not None and kpi.id != owner.id and kpi.formula.unnest() == exp.column(name):
            return self._ask(
                Node("kpi", sign, kpi=kpi), kpi.id, lambda: asked_of(self.ground, self.query, self.scope, kpi.id)
            )
        within = replace(owner, id=f"{owner.id}/{name}", formula_text=name, unit=measure.unit, costs=None, warn=None)
        return self._ask(Node("measure", sign, measure=measure), within.id, lambda: self._within(within))

    def _unnamed(self, node: Node, tree: exp.Expr, owner: Kpi) -> Node:
        unit = self._unit(tree)
        if unit is None:
            return node
        within = replace(
            owner, id=f"{owner.id}/{node.text}", formula_text=tree.sql("duckdb"), unit=unit, costs=None, warn=None
        )
        return self._ask(node, within.id, lambda: self._within(within))

    def _within(self, kpi: Kpi) -> Asked:
        """A part as it enters its KPI: of the same slice, or of what the KPI takes of it as a whole."""
        asked = Asked(kpi, self.catalogue, (), self.root.where, self.scope)
        if not self.scope.costs and gives_away_costs(asked):
            raise NotAllowedError(
                "This part shows costs, which your role may not see.", code="costs_hidden", kpi=kpi.id
            )
        return asked

    def _ask(self, node: Node, key: str, asking: Callable[[], Asked]) -> Node:
        if key not in self.asked:
            try:
                self.asked[key] = asking()
            except (NotAllowedError, SliceError) as refusal:
                return replace(node, refused=refusal)
            own = "/" not in key
            self.periods[key] = periods_of(self.ground, self.query, self.asked[key] if own else self.root)
        return replace(node, key=key)

    def _unit(self, tree: exp.Expr) -> KpiUnit | None:
        def power(name: str) -> int:
            measure = self.catalogue.measures.get(name)
            return int((measure.unit if measure else self.catalogue.kpis[name].unit) == "money")

        try:
            found = money_power(tree, power, "a part of a formula")
        except CatalogueError:
            return None
        return {1: "money", 0: "points" if tree.find(exp.Div) else "count"}.get(found)


def _valued(node: Node, readings: Mapping[str, Reading]) -> Node:
    children = tuple(_valued(child, readings) for child in node.children)
    return replace(node, children=children, reading=readings.get(node.key))
