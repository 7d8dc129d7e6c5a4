"""A company's rules in the state database: every version is kept, and every change is in the audit log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.alerts.checking import checked
from helloword.alerts.reading_yaml import load_table, rule_from, text_of
from helloword.alerts.refusals import rule_error
from helloword.alerts.rule import Rule
from helloword.alerts.seeing import rule_seen
from helloword.alerts.shipped import templates
from helloword.alerts.tables import RuleRow
from helloword.audit import Json, Subject, record
from helloword.errors import UnknownNameError
from helloword.kpis.company import catalogue_of
from helloword.kpis.sight import Sight
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Version:
    """A rule as it is in force.

    Attributes:
        number: of the version; 0 for a template that the company never touched.
        active: whether it is evaluated.
    """

    rule: Rule
    number: int
    active: bool
    at: datetime | None = None
    by: str = ""
    reason: str = ""


def own_rules(workspace: Workspace) -> Mapping[str, Version]:
    """The rules that the company has switched on, changed or made, by id."""
    newest = select(func.max(RuleRow.id)).group_by(RuleRow.rule)
    query = select(RuleRow).where(RuleRow.id.in_(newest)).order_by(RuleRow.rule)
    with workspace.state.read() as session:
        return {row.rule: _version(row) for row in session.scalars(query)}


def all_rules(workspace: Workspace) -> Mapping[str, Version]:
    """Every rule that may be seen, by id: the company's own and, beside them, the templates it never touched."""
    own, sight = own_rules(workspace), Sight.of(workspace)
    untouched = {id: Version(rule, 0, False) for id, rule in templates().items() if id not in own}
    every = sorted({**untouched, **own}.items())
    return {id: version for id, version in every if rule_seen(version.rule, sight)}


def the_rule(workspace: Workspace, id: str) -> Version:
    """The rule called `id`; raises UnknownNameError with the nearest otherwise."""
    rules = all_rules(workspace)
    if id not in rules:
        raise UnknownNameError("alert rule", id, rules, code="unknown_alert_rule")
    return rules[id]


def versions_of(workspace: Workspace, id: str) -> tuple[Version, ...]:
    """Every version of a rule, the oldest first."""
    query = select(RuleRow).where(RuleRow.rule == id).order_by(RuleRow.id)
    with workspace.state.read() as session:
        return tuple(_version(row) for row in session.scalars(query))


def keep_rules(
    workspace: Workspace, rules: Iterable[Rule], reason: str = "", *, active: bool = True
) -> tuple[str, ...]:
    """Keep new versions of rules, all or none; the ids of those that are other than before."""
    catalogue = catalogue_of(workspace)
    wanted = [checked(rule, catalogue) for rule in rules]
    before = all_rules(workspace)
    changed = [r for r in wanted if r.id not in before or not _same(before[r.id], r, active)]
    with workspace.state.write() as session:
        for rule in changed:
            _add(session, workspace, rule, before.get(rule.id), reason, active=active)
    return tuple(rule.id for rule in changed)


def switch(workspace: Workspace, ids: Iterable[str], reason: str = "", *, on: bool) -> tuple[str, ...]:
    """Switch rules on or off; the ids of those that were not so before."""
    return keep_rules(workspace, [the_rule(workspace, id).rule for id in ids], reason, active=on)


def change_rule(workspace: Workspace, id: str, changes: Mapping[str, object], reason: str) -> Version:
    """A new version of a rule with some attributes as given; raises InputError for what does not hold."""
    now = the_rule(workspace, id)
    table = {**load_table(text_of(now.rule), id), **changes, "id": id}
    keep_rules(workspace, [rule_from(table, id)], reason, active=now.active)
    return the_rule(workspace, id)


def rules_from(text: str, place: str) -> tuple[Rule, ...]:
    """The rules of a YAML text: one rule, or `rules:` with several; raises InputError."""
    table = load_table(text, place)
    several = table.get("rules", [table])
    if not isinstance(several, list) or not several:
        raise rule_error(place, "expected `rules:` with a list of rules below it.")
    for number, one in enumerate(several, 1):
        if not isinstance(one, dict):
            raise rule_error(f"{place}, rule {number}", "expected lines of the form `name: value`.")
    return tuple(rule_from(one, f"{place}, rule {number}") for number, one in enumerate(several, 1))


def rules_text(rules: Iterable[Rule]) -> str:
    """Rules as one YAML text that `rules_from` reads."""
    tables = [load_table(text_of(rule), rule.id) for rule in rules]
    return yaml.safe_dump({"rules": tables}, allow_unicode=True, sort_keys=False)


def _add(
    session: Session, workspace: Workspace, rule: Rule, before: Version | None, reason: str, *, active: bool
) -> None:
    now, actor = datetime.now(UTC), workspace.actor
    session.add(
        RuleRow(rule=rule.id, at=now, by=actor.name, active=active, yaml=text_of(rule), reason=reason)
    )  # fmt: skip
    session.flush()
    was: Json = {"active": before.active, "rule": text_of(before.rule)} if before else None
    detail: dict[str, Json] = {"from": was, "to": {"active": active, "rule": text_of(rule)}}
    record(session, actor, "alert_rule.changed", Subject("alert_rule", rule.id), detail, reason, now)


def _same(before: Version, rule: Rule, active: bool) -> bool:
    return before.active == active and text_of(before.rule) == text_of(rule)


def _version(row: RuleRow) -> Version:
    rule = rule_from(load_table(row.yaml, row.rule), row.rule)
    return Version(rule, row.id, row.active, row.at, row.by, row.reason)
