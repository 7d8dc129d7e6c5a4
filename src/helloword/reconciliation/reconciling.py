"""The door of the room: official figures held against our own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce

from helloword.errors import UnknownNameError
from helloword.kpis.company import ground_of
from helloword.money import EXACT
from helloword.reconciliation.cause import Cause
from helloword.reconciliation.counterparts import PARTS, facts_of
from helloword.reconciliation.declared import Tolerance
from helloword.reconciliation.definition import OURS, settled
from helloword.reconciliation.figure import Figure
from helloword.reconciliation.finding import Conventions, Finding, Status
from helloword.reconciliation.inferring import UNKNOWN, grouped, infer
from helloword.reconciliation.keeping import Rules, rules_of
from helloword.reconciliation.lateness import Timeline
from helloword.reconciliation.official import Wanted, official_figures
from helloword.reconciliation.own import Ask, Own, own_figures
from helloword.reconciliation.splitting import Split, Wish, split
from helloword.scope import EVERYTHING, Scope
from helloword.state.stores import Store
from helloword.workspace import Workspace

ALL = Wanted()


@dataclass(frozen=True)
class Bench:
    """What figures are held against: the lake as it is now, the rules in force and the stores."""

    workspace: Workspace
    timeline: Timeline
    rules: Rules
    stores: Mapping[str, Store]
    scope: Scope

    @classmethod
    def of(cls, workspace: Workspace, scope: Scope = EVERYTHING) -> Bench:
        """Of a workspace as it is now."""
        stores = {store.id: store for store in workspace.stores()}
        return cls(workspace, Timeline(workspace, ground_of(workspace)), rules_of(workspace), stores, scope)

    def currency(self, figure: Figure, kpi: str) -> str:
        """The currency that a figure is in: the report's, else the store's; for what is no money it does not matter."""
        store = self.stores[figure.store]
        return (figure.currency if self.rules.units[kpi] == "money" else None) or store.currency


def reconcile(workspace: Workspace, wanted: Wanted = ALL, scope: Scope = EVERYTHING) -> tuple[Finding, ...]:
    """Every official figure that is asked for, with our own and the gap split into causes."""
    if wanted.store is not None:
        workspace.store(wanted.store)
    bench = Bench.of(workspace, scope)
    return findings(bench, official_figures(bench.timeline.ground, wanted, scope))


def the_finding(workspace: Workspace, id: str, scope: Scope = EVERYTHING) -> tuple[Bench, Finding]:
    """One figure by its id, held against ours; raises UnknownNameError."""
    bench = Bench.of(workspace, scope)
    figures = official_figures(bench.timeline.ground, ALL, scope)
    figure = next((each for each in figures if each.id == id), None)
    if figure is None:
        raise UnknownNameError("official figure", id, [f.id for f in figures], code="unknown_figure")
    # A report that nobody declared is judged by all of its figures, whichever of them is asked for.
    alike = [f for f in figures if (f.store, f.report) == (figure.store, figure.report)]
    return bench, next(found for found in findings(bench, alike) if found.figure.id == id)


def findings(bench: Bench, figures: Sequence[Figure]) -> tuple[Finding, ...]:
    """Each figure's finding, in the order given."""
    kpis = {f: kpi for f in figures if f.store in bench.stores and (kpi := bench.rules.counterpart(f.measure))}
    asks = {f: _ask(bench, f, kpi) for f, kpi in kpis.items() if f.start <= f.end}
    own = own_figures(bench.workspace, asks.values(), bench.scope)
    wishes = {f: _wish(bench, f, kpi) for f, kpi in kpis.items() if f in asks and kpi in PARTS}
    known = _conventions(bench, wishes, {f: own[ask] for f, ask in asks.items()})
    ready = [replace(wish, there=known[f].definition) for f, wish in wishes.items()]
    splits = dict(zip(wishes, split(bench.timeline, ready), strict=True))
    return tuple(
        _finding(bench, f, kpis.get(f), own[asks[f]] if f in asks else None, splits.get(f), known.get(f))
        for f in figures
    )


def _ask(bench: Bench, figure: Figure, kpi: str) -> Ask:
    return Ask(kpi, figure.store, figure.start, figure.end, bench.currency(figure, kpi))


def _wish(bench: Bench, figure: Figure, kpi: str) -> Wish:
    return Wish(figure, kpi, bench.currency(figure, kpi), OURS, bench.rules.tolerance(kpi))


def _conventions(
    bench: Bench, wishes: Mapping[Figure, Wish], own: Mapping[Figure, Own]
) -> Mapping[Figure, Conventions]:
    """Declared ones, and for the reports that nobody declared those that their figures point to."""
    found: dict[Figure, Conventions] = {}
    zone = bench.workspace.settings.timezone
    for (store_id, report, kpi), group in grouped(wishes.values()).items():
        store, declared = bench.stores[store_id], bench.rules.report(report)
        if declared is not None:
            known = Conventions(settled(declared.of(kpi), store, zone), "declared")
        else:
            known = _inferred(bench, group, store, own)
        found |= {wish.figure: known for wish in group}
    return found


def _inferred(bench: Bench, group: Sequence[Wish], store: Store, own: Mapping[Figure, Own]) -> Conventions:
    tolerance = bench.rules.tolerance(group[0].kpi)
    apart = [w for w in group if not _same(own[w.figure].value, w.figure.amount, tolerance)]
    complete = [w for w in group if _missing(bench, w.figure, w.kpi) is None]
    if not apart or not complete:
        return UNKNOWN
    return infer(bench.timeline.ground, complete, store, bench.workspace.settings.timezone, tolerance)


def _same(own: Decimal | None, official: Decimal, tolerance: Tolerance) -> bool:
    return own is not None and tolerance.allows(EXACT.subtract(official, own), official)


def _missing(bench: Bench, figure: Figure, kpi: str) -> str | None:
    """Why our data does not cover a figure's period."""
    reach, first = bench.timeline.reach(facts_of(kpi), figure.store), bench.timeline.first(figure.store)
    opened = bench.stores[figure.store].opened
    if reach is None or first is None:
        return "no_data"
    if reach < figure.end:
        return "ends_early"
    return "begins_late" if first > figure.start and (opened is None or opened < figure.start) else None


def _finding(
    bench: Bench, figure: Figure, kpi: str | None, own: Own | None, parts: Split | None, known: Conventions | None
) -> Finding:
    provenance = bench.timeline.ground.provenance
    if kpi is None or own is None:
        reason = (
            "unknown_store" if figure.store not in bench.stores else "no_counterpart" if kpi is None else "bad_period"
        )
        return Finding(figure, kpi, "", figure.currency, None, Status.NOT_COMPARABLE, reason, provenance=provenance)
    unit = bench.rules.units[kpi]
    bare = Finding(
        figure, kpi, unit, bench.currency(figure, kpi) if unit == "money" else None, own.value, Status.NOT_COMPARABLE,
        conventions=known, tolerance=bench.rules.tolerance(kpi), provenance=provenance,
    )  # fmt: skip
    return _split_finding(bench, bare, own, parts) if parts is not None else _whole_finding(bare, own)


def _whole_finding(bare: Finding, own: Own) -> Finding:
    """A KPI that no rows are added up for: the whole gap is the rest."""
    if bare.figure.sku is not None:
        return replace(bare, own=None, reason="not_by_sku")
    if own.value is None or bare.gap is None or bare.tolerance is None:
        return replace(bare, status=Status.NOT_COMPARABLE, reason=own.reason)
    status = Status.WITHIN if bare.agrees else Status.OUTSIDE
    percent = bare.unit == "ratio" and abs(own.value) <= 1 < abs(bare.official)
    notes = ("not_split", "maybe_percent") if percent else ("not_split",)
    return replace(bare, status=status, causes={Cause.UNKNOWN: bare.gap}, notes=notes)


def _split_finding(bench: Bench, bare: Finding, own: Own, parts: Split) -> Finding:
    assert bare.kpi is not None
    missing = _missing(bench, bare.figure, bare.kpi)
    found = replace(bare, reach=bench.timeline.reach(facts_of(bare.kpi), bare.figure.store), notes=parts.notes)
    if bare.figure.sku is not None:
        # The platform speaks of its own SKU, which may be several of ours, or a part of one.
        found = replace(found, own=parts.ours if missing != "no_data" else None)
    if found.own is None:
        reason = missing or own.reason or "no_rate"
        return replace(found, status=Status.INCOMPLETE if missing else Status.NOT_COMPARABLE, reason=reason)
    if parts.causes is None:
        return replace(found, status=Status.NOT_COMPARABLE, reason="no_rate")
    if parts.ours != found.own:
        found = replace(found, notes=(*found.notes, "own_formula"))
    return judged(found, parts.causes, missing)


def judged(found: Finding, causes: Mapping[Cause, Decimal], missing: str | None) -> Finding:
    """The finding with its rest, and how it stands: what is missing of our data explains the rest, if there is one."""
    assert found.gap is not None
    assert found.tolerance is not None
    rest = EXACT.subtract(found.gap, total(causes.values()))
    if missing is not None and not found.tolerance.allows(rest, found.official):
        late = EXACT.add(causes[Cause.LATE_DATA], rest)
        split_up = {**causes, Cause.LATE_DATA: late, Cause.UNKNOWN: Decimal(0)}
        assumed = frozenset({Cause.LATE_DATA})
        return replace(found, causes=split_up, assumed=assumed, status=Status.INCOMPLETE, reason=missing)
    status = Status.WITHIN if found.tolerance.allows(rest, found.official) else Status.OUTSIDE
    return replace(found, causes={**causes, Cause.UNKNOWN: rest}, status=status, reason=None)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    return reduce(EXACT.add, amounts, Decimal(0))
