"""The KPIs of a period held against two others, those first whose change came to most money."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from helloword.kpis.definitions import Kpi
from helloword.money import EXACT, divide
from helloword.reviews.causes import causes_of
from helloword.reviews.gathering import Ledger
from helloword.reviews.node import Causes
from helloword.reviews.review import Deviation, Held, Late
from helloword.reviews.spans import AGAINST, Against
from helloword.reviews.splitting import is_late
from helloword.reviews.worth import worth

_ZERO = Decimal(0)


def deviations(ledger: Ledger, kpis: Iterable[str], today: date) -> tuple[Deviation, ...]:
    """Every KPI that has a value, the largest effects first; those that still ripen and those without money last."""
    found = [_deviation(ledger, kpi, today) for kpi in kpis if _told(ledger, kpi)]
    return tuple(sorted(found, key=_place))


def left_out(ledger: Ledger, kpis: Iterable[str]) -> dict[str, str]:
    """The KPIs without a value, and why."""
    without = ((kpi, ledger.total(kpi)) for kpi in kpis if not _told(ledger, kpi))
    return {kpi: (reading.reason if reading else None) or "no_data" for kpi, reading in without}


def late_sources(ledger: Ledger, facts: Iterable[str] | None = None) -> tuple[Late, ...]:
    """The sources that did not bring the period to its end."""
    wanted = None if facts is None else set(facts)
    return tuple(
        Late(s.table, s.store, s.reach)
        for s in ledger.sources
        if is_late(s, ledger.span) and (wanted is None or s.table in wanted)
    )


def _told(ledger: Ledger, kpi: str) -> bool:
    reading = ledger.total(kpi)
    return reading is not None and reading.value is not None


def _deviation(ledger: Ledger, id: str, today: date) -> Deviation:
    kpi, now = ledger.kpi(id), ledger.total(id)
    assert now is not None
    held = {against: _held(ledger, kpi, against) for against in AGAINST}
    late = late_sources(ledger, ledger.asked(id).facts)
    return Deviation(
        id, kpi.name, kpi.unit, kpi.better, now.value, now.reason, ripening(kpi, ledger, today), late, held
    )


def _held(ledger: Ledger, kpi: Kpi, against: Against) -> Held:
    days = ledger.span.before(against)
    then, now = ledger.total(kpi.id, against), ledger.total(kpi.id)
    before = then.value if then else None
    if before is None or now is None or now.value is None:
        return Held(days, before, None, None, None, Causes(exact=False))
    change = EXACT.subtract(now.value, before)
    causes = causes_of(ledger, kpi.id, against) if change else Causes(exact=True)
    return Held(days, before, change, divide(change, abs(before)), worth(ledger, kpi.id, against, change), causes)


def ripening(kpi: Kpi, ledger: Ledger, today: date) -> int:
    """Days until what comes late has come; 0 for a KPI whose days do not change afterwards."""
    # A trailing window ends as young now as it did before, so that it is fair; attribution is as late for every week.
    if kpi.clock not in ("ordered", "first_ordered") or any(m.window for m in ledger.asked(kpi.id).measures):
        return 0
    return max(kpi.maturity_days - (today - ledger.span.end).days + 1, 0)


def _place(deviation: Deviation) -> tuple[bool, bool, Decimal, Decimal, str]:
    held = deviation.against["previous"]
    return (
        deviation.ripens > LONG, held.worth is None, -abs(held.worth or _ZERO), -abs(held.ratio or _ZERO), deviation.kpi,
    )  # fmt: skip


LONG = 7
"""Days still to ripen beyond which a KPI stands behind the others."""
