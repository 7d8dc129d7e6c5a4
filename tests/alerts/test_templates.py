"""Every template finds what its cases say, and is complete in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import cast

import pytest

from helloword.alerts.checking import checked
from helloword.alerts.judging import Point, judge
from helloword.alerts.reading_yaml import Table, load_table, rule_from, text_of
from helloword.alerts.rule import KINDS, Rule
from helloword.alerts.shipped import tables, templates
from helloword.alerts.walking import Walked, walk
from helloword.kpis.catalogue import shipped
from helloword.period import ONE_DAY
from helloword.text import LOCALES

LAST = date(2026, 3, 31)


@dataclass(frozen=True)
class Case:
    """Values of one day after the other, a day or a run of days each, and the state they lead to."""

    rule: Rule
    name: str
    points: dict[date, Point]
    limit: Decimal | None
    expect: str
    reason: str | None


def cases() -> Iterator[Case]:
    for file, table in tables():
        rule = rule_from(table, file)
        for case in cast(list[Table], table["cases"]):
            limit = case.get("limit")
            yield Case(
                rule, f"{rule.id}: {case['name']}", points_of(rule, case),
                None if limit is None else Decimal(str(limit)), str(case["expect"]), cast(str | None, case.get("reason")),
            )  # fmt: skip


def points_of(rule: Rule, case: Table) -> dict[date, Point]:
    """`4 x 42` stands for 42 evaluations that say 4; a word stands for the reason why there is no value."""
    values = runs(case["values"])
    least = rule.sample.least if rule.sample else Decimal(0)
    samples = runs(case.get("sample", f"{least} x {len(values)}"))
    samples += samples[-1:] * (len(values) - len(samples))
    trials = case.get("trials")
    step = rule.every * ONE_DAY
    days = [LAST - step * back for back in reversed(range(len(values)))]
    told = zip(days, values, samples, strict=True)
    return {day: point_of(text, Decimal(sample), None if trials is None else str(trials)) for day, text, sample in told}


def runs(written: object) -> list[str]:
    """`["4 x 2", "5"]` is 4, 4, 5."""
    parts = [str(part).partition(" x ") for part in (written if isinstance(written, list) else [written])]
    return [text for text, _, count in parts for _ in range(int(count or 1))]


def point_of(text: str, sample: Decimal, trials: str | None) -> Point:
    if text[0].isalpha():
        return Point(None, reason=text)
    return Point(Decimal(text), sample, trials=None if trials is None else Decimal(trials))


def walked(case: Case) -> Walked:
    return walk(case.rule, (judge(case.rule, day, case.points, case.limit) for day in sorted(case.points)))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_a_case_leads_to_the_state_it_says(case: Case) -> None:
    found = walked(case)

    assert (found.state.value, case.reason and found.reason) == (case.expect, case.reason)


@pytest.mark.parametrize("rule", templates().values(), ids=lambda rule: rule.id)
class TestTemplate:
    def test_fits_the_catalogue(self, rule: Rule) -> None:
        assert checked(rule, shipped()) == rule

    def test_has_a_case_that_fires_and_one_that_stays_quiet(self, rule: Rule) -> None:
        expected = {case.expect for case in cases() if case.rule == rule}

        assert {"firing", "ok"} <= expected

    def test_says_everything_in_both_languages(self, rule: Rule) -> None:
        for text in (rule.name, rule.means, rule.todo):
            assert all(text.in_(locale) for locale in LOCALES)
            assert text.zh != text.en

    def test_stays_the_same_through_yaml(self, rule: Rule) -> None:
        assert rule_from(load_table(text_of(rule), rule.id), rule.id) == rule


def test_there_is_a_template_of_every_kind_in_a_file_of_its_name() -> None:
    assert {rule.kind for rule in templates().values()} == set(KINDS)
    assert [f"{rule.id}.yml" for rule in templates().values()] == [file for file, _ in tables()]


def test_the_same_alert_comes_back_within_its_cooldown_and_a_new_one_after_it() -> None:
    rule = replace(templates()["spend_without_sales"], steady=1, cooldown=3, sample=None)
    days = [LAST + ONE_DAY * n for n in range(12)]

    def spans(*bad: int) -> list[tuple[int, int | None]]:
        points = {day: Point(Decimal(0 if n in bad else 3)) for n, day in enumerate(days)}
        found = walk(rule, (judge(rule, day, points) for day in days)).spans
        return [((s.fired - LAST).days, (s.ended - LAST).days if s.ended else None) for s in found]

    assert spans(1, 2, 5) == [(1, 6)]
    assert spans(1, 2, 8) == [(1, 3), (8, 9)]
