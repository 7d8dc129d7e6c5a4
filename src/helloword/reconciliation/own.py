"""Our own figures, asked of the KPI room like everybody asks: as few questions as the periods allow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.kpis.company import answer, slices_of
from helloword.kpis.query import Query, Reading
from helloword.period import Grain, end_of, start_of
from helloword.scope import EVERYTHING, Scope
from helloword.workspace import Workspace

_GRAINS = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR)


@dataclass(frozen=True)
class Ask:
    """A KPI of one store and period, amounts in `currency`."""

    kpi: str
    store: str
    start: date
    end: date
    currency: str

    @property
    def grain(self) -> Grain:
        """The calendar period that it is; a total when it is none."""
        whole = (g for g in _GRAINS if start_of(g, self.start) == self.start and end_of(g, self.start) == self.end)
        return next(whole, Grain.TOTAL)


@dataclass(frozen=True)
class Own:
    """Our figure; `reason` says why there is none."""

    value: Decimal | None
    reason: str | None


def own_figures(workspace: Workspace, asks: Iterable[Ask], scope: Scope = EVERYTHING) -> Mapping[Ask, Own]:
    """What each comes to."""
    wanted = tuple(dict.fromkeys(asks))
    by_store = {kpi: "store" in slices_of(workspace, kpi) for kpi in {ask.kpi for ask in wanted}}
    found: dict[Ask, Own] = {ask: Own(None, "not_by_store") for ask in wanted if not by_store[ask.kpi]}
    groups: dict[tuple[object, ...], list[Ask]] = {}
    for ask in wanted:
        if by_store[ask.kpi]:
            span = () if ask.grain is not Grain.TOTAL else (ask.start, ask.end)
            groups.setdefault((ask.currency, ask.grain, *span), []).append(ask)
    for group in groups.values():
        found |= _answered(workspace, group, scope)
    return found


def _answered(workspace: Workspace, group: list[Ask], scope: Scope) -> dict[Ask, Own]:
    query = Query(
        kpis=tuple(dict.fromkeys(ask.kpi for ask in group)), by=("store",), grain=group[0].grain,
        start=min(ask.start for ask in group), end=max(ask.end for ask in group), currency=group[0].currency,
    )  # fmt: skip
    readings = answer(workspace.seen_through(scope), query).readings
    by_key = {(r.kpi, r.slice["store"], r.period.first, r.period.until): r for r in readings}
    return {
        ask: _own(by_key.get((ask.kpi, ask.store, ask.start, ask.end)) or _alone(workspace, ask, scope))
        for ask in group
    }


def _alone(workspace: Workspace, ask: Ask, scope: Scope) -> Reading | None:
    """A slice without rows is not among the answers, though it may be a zero."""
    query = Query((ask.kpi,), start=ask.start, end=ask.end, where={"store": (ask.store,)}, currency=ask.currency)
    return next(iter(answer(workspace.seen_through(scope), query).readings), None)


def _own(reading: Reading | None) -> Own:
    return Own(None, "no_data") if reading is None else Own(reading.value, reading.reason)
