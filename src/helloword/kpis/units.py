"""Whether a formula adds like to like: an amount is never added to a count."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from helloword.errors import CatalogueError

MoneyPower = int
"""1 for an amount of money, 0 for a plain number, -1 for a number per amount."""


def money_power(tree: exp.Expr, power_of: Callable[[str], MoneyPower], place: str) -> MoneyPower:
    """The power of money that `tree` has; raises CatalogueError where unlike things are added or compared.

    >>> from helloword.kpis.expressions import parse_formula
    >>> money_power(parse_formula("sales / orders", "x"), {"sales": 1, "orders": 0}.__getitem__, "x")
    1
    """
    return _Reader(power_of, place).read(tree)


class _Reader:
    def __init__(self, power_of: Callable[[str], MoneyPower], place: str) -> None:
        self.power_of = power_of
        self.place = place

    def read(self, node: exp.Expr) -> MoneyPower:
        if isinstance(node, exp.Column):
            return self.power_of(node.name)
        if isinstance(node, exp.Mul):
            return self.read(node.this) + self.read(node.expression)
        if isinstance(node, exp.Div):
            return self.read(node.this) - self.read(node.expression)
        if isinstance(node, (exp.Add, exp.Sub)):
            return self._alike(node, (node.this, node.expression), "added")
        if isinstance(node, exp.Case):
            return self._case(node)
        if isinstance(node, exp.Coalesce):
            return self._alike(node, (node.this, *node.expressions), "combined")
        if isinstance(node, (exp.Paren, exp.Neg, exp.Abs, exp.Nullif)):
            return self.read(node.this)
        return 0

    def _case(self, node: exp.Case) -> MoneyPower:
        results = [branch.args["true"] for branch in node.args["ifs"]]
        default = node.args.get("default")
        return self._alike(node, (*results, *([default] if default is not None else [])), "combined")

    def _alike(self, node: exp.Expr, parts: tuple[exp.Expr, ...], verb: str) -> MoneyPower:
        powers = {self.read(part) for part in parts if not _is_zero(part)}
        if len(powers) > 1:
            raise CatalogueError(
                self.place,
                f"in {node.sql(dialect='duckdb')!r} money is {verb} to a number that is not money; divide one of them first.",
                code="unlike_units",
            )
        return powers.pop() if powers else 0


def _is_zero(node: exp.Expr) -> bool:
    return isinstance(node, exp.Literal) and node.name in ("0", "0.0")
