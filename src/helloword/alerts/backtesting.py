"""What a rule would have found over a range of days, each as it was known then; nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from helloword.alerts.checking import checked
from helloword.alerts.evaluating import days_of, replay
from helloword.alerts.rule import Rule
from helloword.alerts.slices import At
from helloword.alerts.walking import Span
from helloword.alerts.watching import Watch
from helloword.errors import InputError
from helloword.kpis.company import catalogue_of
from helloword.money import divide
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

DEFAULT_DAYS = 365
TOLERANCE = timedelta(days=14)
"""How long after its cause an alert still counts as found by it."""


@dataclass(frozen=True)
class Planted:
    """A known cause: where and when it was at work."""

    id: str
    where: Mapping[str, str]
    first: date
    last: date | None

    def explains(self, at: At, span: Span) -> bool:
        """Whether an alert is of this cause: the same place, and while it was at work or shortly after."""
        mine = dict(at)
        same = all(mine[d] == v for d, v in self.where.items() if d in mine)
        until = date.max if self.last is None else self.last + TOLERANCE
        return same and self.first <= span.fired <= until


@dataclass(frozen=True)
class Fired:
    """One alert that would have been."""

    at: At
    span: Span
    days: int
    cause: str | None = None


@dataclass(frozen=True)
class Backtest:
    """What a rule would have found.

    Attributes:
        days: the days it was evaluated on.
        slices: how many slices it looked at; `unsure` how many of them it could never judge.
        precision, recall: shares of alerts with a known cause and of causes with an alert, where causes are given.
    """

    rule: Rule
    first: date
    until: date
    days: tuple[date, ...]
    slices: int
    unsure: int
    fired: tuple[Fired, ...]
    precision: Decimal | None = None
    recall: Decimal | None = None

    @property
    def per_month(self) -> Decimal:
        """Alerts in 30 days."""
        length = (self.until - self.first).days + 1
        return (Decimal(len(self.fired)) * 30 / length).quantize(Decimal("0.01"))

    @property
    def usual_days(self) -> int | None:
        """How long an alert usually lasts."""
        return int(median(f.days for f in self.fired)) if self.fired else None

    @property
    def by_day(self) -> tuple[tuple[date, int], ...]:
        """How many alerts fire first on each day, days without any left out."""
        counts: dict[date, int] = {}
        for fired in self.fired:
            counts[fired.span.fired] = counts.get(fired.span.fired, 0) + 1
        return tuple(sorted(counts.items()))


def backtest(
    workspace: Workspace,
    rule: Rule,
    first: date | None = None,
    until: date | None = None,
    planted: Iterable[Planted] | None = None,
    *,
    today: date | None = None,
) -> Backtest:
    """Replay `rule` from `first` to `until`; the last year of its data when not given."""
    checked(rule, catalogue_of(workspace))
    watch = Watch.over(workspace, today or date.max)
    last = watch.last_day(rule)
    if last is None or rule.kind == "missing_data":
        raise InputError(
            f"{rule.id} cannot be replayed: there is no data for it, or only the present can be looked at.",
            code="no_backtest", rule=rule.id,
        )  # fmt: skip
    end = min(until or last, last)
    start = first or end - (DEFAULT_DAYS - 1) * ONE_DAY
    if start > end:
        raise InputError(f"--from {start} is after the last day that can be looked at, {end}.", code="bad_range")
    days = days_of(watch, rule, end, (end - start).days + 1)
    found: list[Fired] = []
    slices = unsure = 0
    for at, judgements, walked in replay(watch, rule, days):
        slices += 1
        unsure += bool(judgements) and all(j.bad is None for j in judgements)
        found += (
            Fired(at, span, ((span.ended or end) - span.fired).days + (span.ended is None)) for span in walked.spans
        )
    found.sort(key=lambda f: (f.span.fired, f.at))
    plain = Backtest(rule, start, end, days, slices, unsure, tuple(found))
    return plain if planted is None else _weighed(plain, tuple(planted))


def _weighed(plain: Backtest, planted: tuple[Planted, ...]) -> Backtest:
    from dataclasses import replace

    def cause(fired: Fired) -> str | None:
        return next((p.id for p in planted if p.explains(fired.at, fired.span)), None)

    fired = tuple(replace(f, cause=cause(f)) for f in plain.fired)
    there = [p for p in planted if p.first <= plain.until and (p.last is None or p.last >= plain.first)]
    seen = {p.id for p in there if any(p.explains(f.at, f.span) for f in fired)}
    right = sum(f.cause is not None for f in fired)
    return replace(
        plain, fired=fired, precision=divide(Decimal(right), Decimal(len(fired))),
        recall=divide(Decimal(len(seen)), Decimal(len(there))),
    )  # fmt: skip
