"""Evaluating rules when data lands: only those whose facts changed, and each lake version once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from helloword.alerts.explaining import causes
from helloword.alerts.finding import Changes, Found, Mark, end_all, keep, mark_of, oldest_open, starts
from helloword.alerts.judging import Judgement
from helloword.alerts.keeping import Version, own_rules
from helloword.alerts.notifying import queue
from helloword.alerts.rule import Rule
from helloword.alerts.slices import At
from helloword.alerts.tables import MarkRow
from helloword.alerts.walking import Walked, walk
from helloword.alerts.watching import Watch, facts_of, ripens
from helloword.errors import HellowordError
from helloword.kpis.company import catalogue_of
from helloword.lake import manifest
from helloword.lake.snapshot import version_now
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

LOOK_BACK = 28
"""Days that a rule looks back when it is evaluated for the first time."""
LOOK_AGAIN = 14
"""Days that it looks back later on, because data may come late or be restated."""
LOOK_BEHIND = 92
"""The most days that it looks back after an import was taken back."""


@dataclass(frozen=True)
class Outcome:
    """What became of one rule; `skipped` says that nothing it looks at has changed."""

    rule: str
    skipped: bool = False
    fired: int = 0
    resolved: int = 0
    slices: int = 0
    error: HellowordError | None = None

    @property
    def problem(self) -> str | None:
        """Why it could not be evaluated, in English."""
        return f"{self.error.code}: {self.error.message}" if self.error else None


def _never() -> bool:
    return False


def evaluate(
    workspace: Workspace,
    since: int | None = None,
    *,
    today: date | None = None,
    now: datetime | None = None,
    look_back: int = LOOK_BACK,
    stopped: Callable[[], bool] = _never,
) -> tuple[Outcome, ...]:
    """Evaluate the rules that are on and queue the messages; the same data and rules find the same alerts.

    Args:
        since: evaluate rules whose facts changed after this lake version, instead of since each was last evaluated.
        today: the present day, when not the company's own now; days before it are over.
        now: the moment that is written down for what is found.
        stopped: whether the rules that are left are not to be begun any more.
    """
    at = now or datetime.now(UTC)
    day = today or workspace.day_of(at)
    watch: Watch | None = None
    outcomes = []
    rules = own_rules(workspace)
    _forget_rules_that_are_off(workspace, rules, day, at)
    for version in rules.values():
        if not version.active:
            continue
        if stopped():
            break
        watch = watch or Watch.over(workspace, day)
        outcomes.append(_evaluated(watch, version, since, look_back, at))
    return tuple(outcomes)


def _evaluated(watch: Watch, version: Version, since: int | None, look_back: int, now: datetime) -> Outcome:
    workspace, rule = watch.workspace, version.rule
    with workspace.state.read() as session:
        before = mark_of(session, rule.id)
    day = watch.last_day(rule) or (before.day if before else None)
    if day is None:
        return Outcome(rule.id, skipped=True)
    mark = Mark(version.number, version_now(workspace), catalogue_of(workspace).version, day)
    if before is not None and not _touched(watch, rule, before, mark, since):
        return Outcome(rule.id, skipped=True)
    found = _found(watch, version, mark, *_reach(watch, rule, before, mark, look_back))
    with workspace.state.write() as session:
        changes = keep(session, found, before, now)
        if changes is not None:
            queue(session, workspace, version, now)
    done = changes or Changes()
    return Outcome(rule.id, changes is None, done.fired, done.resolved, len(found.walked), found.error)


def _reach(watch: Watch, rule: Rule, before: Mark | None, mark: Mark, look_back: int) -> tuple[int, bool]:
    """How many days are looked back, and whether imports were taken back since: then as far as the oldest open alert."""
    if before is None:
        return _looked_back(watch, rule, look_back), False
    days = _looked_back(watch, rule, _again(rule))
    changes = manifest.since(watch.workspace.lake, before.lake)
    if not any(change.what == "undo" for change in changes):
        return days, False
    with watch.workspace.state.read() as session:
        oldest = oldest_open(session, rule.id)
    # A week more, because what is looked at week by week must reach the day itself.
    return max(days, min((mark.day - oldest).days + 7, LOOK_BEHIND) if oldest else 0), True


def _looked_back(watch: Watch, rule: Rule, days: int) -> int:
    """What is dear to look at day by day is looked at for the last two weeks alone."""
    return min(days, 8) if _week_by_week(watch, rule) else days


def _week_by_week(watch: Watch, rule: Rule) -> bool:
    kpi = catalogue_of(watch.workspace).kpis.get(rule.kpi)
    return rule.kind == "pace" or (kpi is not None and ripens(kpi))


def _again(rule: Rule) -> int:
    return max(LOOK_AGAIN, rule.steady * rule.every)


def _touched(watch: Watch, rule: Rule, before: Mark, mark: Mark, since: int | None) -> bool:
    """Whether anything that the rule looks at is other than when it was last evaluated, or it could not be then."""
    if before.failed or (before.version, before.catalogue, before.day) != (mark.version, mark.catalogue, mark.day):
        return True
    if rule.kind in ("missing_data", "pace"):
        return before.lake != mark.lake
    return bool(
        set(facts_of(watch.workspace, rule)) & changed_tables(watch.workspace, before.lake if since is None else since)
    )


def changed_tables(workspace: Workspace, since: int) -> set[str]:
    """The model tables that differ between a lake version and the newest."""
    changes = manifest.since(workspace.lake, max(since - 1, 0))
    then = next((change.tables for change in changes if change.version == since), {})
    now = changes[-1].tables if changes else {}
    return {name.removeprefix("model/") for name, version in now.items() if then.get(name) != version}


def _found(watch: Watch, version: Version, mark: Mark, look_back: int, taken_back: bool) -> Found:
    rule = version.rule
    days = days_of(watch, rule, mark.day, look_back)
    start = days[0] if days else mark.day
    with watch.workspace.state.read() as session:
        before = starts(session, rule.id, start, rule.cooldown)
    try:
        judged = watch.judgements(rule, days)
        walked = {at: walk(rule, judgements, before.get(at)) for at, judgements in judged.items()}
        return Found(version, mark, start, walked, causes(watch, rule, walked), taken_back=taken_back)
    except HellowordError as error:
        return Found(version, mark, start, error=error)


def days_of(watch: Watch, rule: Rule, last: date, look_back: int) -> tuple[date, ...]:
    """The days on which a rule is evaluated, looking back from `last`.

    Goals, and what ripens, are looked at once a week on the way, because each day needs the data as it was known then.
    """
    if _week_by_week(watch, rule):
        return tuple(sorted(last - n * ONE_DAY for n in range(0, look_back, 7)))
    days = (last - n * ONE_DAY for n in range(look_back))
    return tuple(sorted(day for day in days if rule.every == 1 or _is_turn(rule, day)))


def _is_turn(rule: Rule, day: date) -> bool:
    # Ordinals of Sundays are divisible by seven.
    return day.toordinal() % rule.every == 0


def _forget_rules_that_are_off(workspace: Workspace, rules: Mapping[str, Version], day: date, now: datetime) -> None:
    with workspace.state.read() as session:
        marked = {row.rule for row in session.query(MarkRow)}
    off = [id for id in marked if id not in rules or not rules[id].active]
    if off:
        with workspace.state.write() as session:
            for id in off:
                end_all(session, id, day, now)


def replay(watch: Watch, rule: Rule, days: tuple[date, ...]) -> Iterator[tuple[At, list[Judgement], Walked]]:
    """Every slice with its verdicts on `days` and where they lead, from a clean start; nothing is written."""
    for at, judgements in watch.judgements(rule, days).items():
        yield at, judgements, walk(rule, judgements)
