"""Formulas over numbers that may be missing, evaluated in decimal.

A missing number (None) makes whatever depends on it missing; so does a division by zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from sqlglot import exp

from helloword.kpis.definitions import Catalogue, Kpi
from helloword.kpis.expressions import names_in
from helloword.money import EXACT, divide

Numbers = Callable[[str], Decimal | None]
Evaluate = Callable[[Numbers], Decimal | None]


def expanded(kpi: Kpi, catalogue: Catalogue) -> exp.Expr:
    """The KPI's formula over measures alone, with every KPI in it replaced by its own formula; not to be changed."""
    if all(name in catalogue.measures or name not in catalogue.kpis for name in names_in(kpi.formula)):
        return kpi.formula
    return _expand(kpi.formula, catalogue, frozenset())


def sides(tree: exp.Expr) -> tuple[exp.Expr, exp.Expr | None]:
    """Numerator and denominator of a quotient of measures; (whole, None) for anything else."""
    inner = tree.unnest()
    if isinstance(inner, exp.Div) and names_in(inner.expression):
        return inner.this, inner.expression
    return tree, None


def evaluator(tree: exp.Expr) -> Evaluate:
    """A function that evaluates `tree` with the numbers it is given."""
    if isinstance(tree, exp.Paren):
        return evaluator(tree.this)
    if isinstance(tree, exp.Column):
        name = tree.name
        return lambda numbers: numbers(name)
    if isinstance(tree, exp.Literal):
        constant = Decimal(tree.name)
        return lambda numbers: constant
    if isinstance(tree, exp.Null):
        return lambda numbers: None
    if type(tree) in _BINARY:
        return _binary(_BINARY[type(tree)], evaluator(tree.this), evaluator(tree.expression))
    if type(tree) in _COMPARISONS:
        return _comparison(_COMPARISONS[type(tree)], evaluator(tree.this), evaluator(tree.expression))
    return _special(tree)


def _special(tree: exp.Expr) -> Evaluate:
    if isinstance(tree, exp.Case):
        return _case(tree)
    if isinstance(tree, exp.Coalesce):
        return _first_known([evaluator(part) for part in (tree.this, *tree.expressions)])
    if isinstance(tree, exp.Nullif):
        value, other = evaluator(tree.this), evaluator(tree.expression)
        return lambda numbers: None if value(numbers) == other(numbers) else value(numbers)
    inner = evaluator(tree.this)
    if isinstance(tree, exp.Neg):
        return lambda numbers: _mapped(inner(numbers), EXACT.minus)
    if isinstance(tree, exp.Abs):
        return lambda numbers: _mapped(inner(numbers), EXACT.abs)
    if isinstance(tree, exp.Not):
        return lambda numbers: _mapped(inner(numbers), lambda value: Decimal(int(value == 0)))
    raise NotImplementedError(f"{type(tree).__name__} in a formula")


def _binary(operate: Callable[[Decimal, Decimal], Decimal | None], left: Evaluate, right: Evaluate) -> Evaluate:
    def evaluate(numbers: Numbers) -> Decimal | None:
        a, b = left(numbers), right(numbers)
        return None if a is None or b is None else operate(a, b)

    return evaluate


def _comparison(holds: Callable[[Decimal, Decimal], bool], left: Evaluate, right: Evaluate) -> Evaluate:
    return _binary(lambda a, b: Decimal(int(holds(a, b))), left, right)


def _case(tree: exp.Case) -> Evaluate:
    branches = [(evaluator(branch.this), evaluator(branch.args["true"])) for branch in tree.args["ifs"]]
    default = evaluator(tree.args["default"]) if tree.args.get("default") is not None else None

    def evaluate(numbers: Numbers) -> Decimal | None:
        for condition, result in branches:
            if condition(numbers):
                return result(numbers)
        return default(numbers) if default else None

    return evaluate


def _first_known(parts: list[Evaluate]) -> Evaluate:
    def evaluate(numbers: Numbers) -> Decimal | None:
        return next((value for part in parts if (value := part(numbers)) is not None), None)

    return evaluate


def _mapped(value: Decimal | None, change: Callable[[Decimal], Decimal]) -> Decimal | None:
    return None if value is None else change(value)


def _expand(tree: exp.Expr, catalogue: Catalogue, within: frozenset[str]) -> exp.Expr:
    def replace(node: exp.Expr) -> exp.Expr:
        if not isinstance(node, exp.Column) or node.name in catalogue.measures or node.name not in catalogue.kpis:
            return node
        inner = _expand(catalogue.kpis[node.name].formula, catalogue, within | {node.name})
        return exp.paren(inner, copy=False)

    return tree.copy().transform(replace)


_BINARY: Mapping[type[exp.Expr], Callable[[Decimal, Decimal], Decimal | None]] = {
    exp.Add: EXACT.add,
    exp.Sub: EXACT.subtract,
    exp.Mul: EXACT.multiply,
    exp.Div: divide,
    exp.And: lambda a, b: Decimal(int(bool(a) and bool(b))),
    exp.Or: lambda a, b: Decimal(int(bool(a) or bool(b))),
}
_COMPARISONS: Mapping[type[exp.Expr], Callable[[Decimal, Decimal], bool]] = {
    exp.GT: lambda a, b: a > b,
    exp.GTE: lambda a, b: a >= b,
    exp.LT: lambda a, b: a < b,
    exp.LTE: lambda a, b: a <= b,
    exp.EQ: lambda a, b: a == b,
    exp.NEQ: lambda a, b: a != b,
}
