"""What a report that nobody declared is likely to mean: the conventions that bring most of its figures to ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import product

from helloword.kpis.ground import Ground
from helloword.money import EXACT
from helloword.reconciliation.counterparts import PARTS
from helloword.reconciliation.declared import Tolerance
from helloword.reconciliation.definition import OF_COMPANY, OF_STORE, OURS, RATES, Definition, as_table, settled
from helloword.reconciliation.finding import Conventions
from helloword.reconciliation.recounting import recount
from helloword.reconciliation.splitting import Wish
from helloword.state.stores import Store

LOOKED_AT = 6
"""Newest figures of a report that are looked at."""
ZONES = (OF_STORE, "UTC", OF_COMPANY, "America/Los_Angeles")
_UNDATED = frozenset({"ads", "traffic"})
UNKNOWN = Conventions(OURS, "none")


def infer(ground: Ground, wishes: Sequence[Wish], store: Store, company_zone: str, tolerance: Tolerance) -> Conventions:
    """The conventions that explain a report's figures of one KPI and store best; none when ours do, or no others do.

    Fewest switches win among those that leave the same rest, and at least half of the figures must come within tolerance.
    """
    newest = sorted(wishes, key=lambda w: (w.figure.end, w.figure.start), reverse=True)[:LOOKED_AT]
    likely = candidates(newest[0], store, company_zone)
    values = recount(ground, [wish.count(one) for one in likely for wish in newest])
    scored = []
    for number, one in enumerate(likely):
        found = [each.value for each in values[number * len(newest) : (number + 1) * len(newest)]]
        rests = [_rest(wish, value) for wish, value in zip(newest, found, strict=True)]
        scored.append((_explained(newest, rests, tolerance), _total(rests), one))
    ours = scored[0][0]
    explained, _, best = min(scored, key=lambda s: (-s[0], s[1], len(as_table(s[2]))))
    if explained <= ours or 2 * explained < len(newest):
        return UNKNOWN
    return Conventions(best, "inferred", explained, len(newest))


def candidates(wish: Wish, store: Store, company_zone: str) -> tuple[Definition, ...]:
    """Likely definitions for a figure, ours first, each once."""
    families = {part.family for part in PARTS[wish.kpi]}
    money = not all(part.counted for part in PARTS[wish.kpi])
    ordered = bool(families & {"lines", "orders", "refunds"})
    ways = (
        ("left_out", "counted") if ordered else ("left_out",),
        ("refunded", "ordered") if "refunds" in families else ("refunded",),
        ZONES if families - _UNDATED else (OF_STORE,),
        ("without", "with") if money and ordered else ("without",),
        RATES if money and wish.target != store.currency else ("day",),
    )
    stated_on = "price" if store.platform == "amazon" else "paid"
    made = (Definition(c, r, z, t, stated_on, rate) for c, r, z, t, rate in product(*ways))
    return tuple(dict.fromkeys(settled(each, store, company_zone) for each in made))


def grouped(wishes: Iterable[Wish]) -> Mapping[tuple[str, str, str], list[Wish]]:
    """Wishes of one store, report and KPI together; a report means the same by all of them."""
    groups: dict[tuple[str, str, str], list[Wish]] = {}
    for wish in wishes:
        groups.setdefault((wish.figure.store, wish.figure.report, wish.kpi), []).append(wish)
    return groups


def _rest(wish: Wish, value: Decimal | None) -> Decimal | None:
    return None if value is None else abs(EXACT.subtract(wish.figure.amount, value))


def _explained(wishes: Sequence[Wish], rests: Sequence[Decimal | None], tolerance: Tolerance) -> int:
    pairs = zip(wishes, rests, strict=True)
    return sum(1 for w, rest in pairs if rest is not None and tolerance.allows(rest, w.figure.amount))


def _total(rests: Sequence[Decimal | None]) -> Decimal:
    """All rests together, to the cent: what lies below it decides nothing."""
    return sum((rest for rest in rests if rest is not None), Decimal(0)).quantize(Decimal("0.01"))
