"""The official figures of one lake version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from helloword.errors import InputError
from helloword.kpis.ground import Ground
from helloword.money import currency_code
from helloword.reconciliation.figure import Figure
from helloword.scope import EVERYTHING, Scope

_COLUMNS = ("store", "report", "start", "end", "measure", "sku", "currency", "amount", "_import", "_row")


@dataclass(frozen=True)
class Wanted:
    """Which figures are asked for: of some store, and with their whole period within `start`..`end`."""

    store: str | None = None
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        """Raise InputError for days the wrong way round."""
        if self.start and self.end and self.start > self.end:
            raise InputError(f"--from {self.start} is after --to {self.end}; swap them.", code="bad_range")


def official_figures(ground: Ground, wanted: Wanted, scope: Scope = EVERYTHING) -> tuple[Figure, ...]:
    """Figures by store, the newest period first."""
    query = exp.select(*(exp.column(name, quoted=True) for name in _COLUMNS)).from_("official")
    for condition in _conditions(wanted, scope):
        query = query.where(condition)
    order = ("store", '"end" DESC', '"start" DESC', "report", "measure", "sku NULLS FIRST", "currency NULLS FIRST")
    rows = ground.engine.run(query.order_by(*order, dialect="duckdb"), {}).to_pylist()
    return tuple(
        Figure(
            store=row["store"], report=row["report"], start=row["start"], end=row["end"], measure=row["measure"],
            sku=row["sku"], currency=currency_code(row["currency"]) if row["currency"] else None, amount=row["amount"],
            import_id=row["_import"], row=row["_row"],
        )
        for row in rows
    )  # fmt: skip


def _conditions(wanted: Wanted, scope: Scope) -> list[exp.Expr]:
    found: list[exp.Expr] = []
    if scope.stores is not None:
        found.append(exp.column("store").isin(*sorted(scope.stores)) if scope.stores else exp.false())
    if wanted.store is not None:
        found.append(exp.column("store").eq(exp.convert(wanted.store)))
    if wanted.start is not None:
        found.append(exp.column("start", quoted=True) >= exp.convert(wanted.start))
    if wanted.end is not None:
        found.append(exp.column("end", quoted=True) <= exp.convert(wanted.end))
    return found
