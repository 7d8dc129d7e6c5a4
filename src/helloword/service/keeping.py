"""The stores' surveys in the state database: every version is kept, and every change is in the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.audit.reason import check_reason
from helloword.connectors.contacting import Permission, verdict
from helloword.lake.contacts import TABLE, let_go
from helloword.service.rule import Kind, Rule, Version, checked
from helloword.service.tables import SurveyRuleRow
from helloword.state.stores import Store
from helloword.state.tables import ContactRow, ContactStoreRow
from helloword.workspace import Workspace


def surveys(workspace: Workspace) -> Mapping[str, Version]:
    """The survey of every store by its id; off where nothing was ever said."""
    newest = select(func.max(SurveyRuleRow.id)).group_by(SurveyRuleRow.store)
    with workspace.state.read() as session:
        kept = {
            r.store: _version(r) for r in session.scalars(select(SurveyRuleRow).where(SurveyRuleRow.id.in_(newest)))
        }
    return {store.id: kept.get(store.id, Version(Rule(store.id))) for store in workspace.stores()}


def the_survey(workspace: Workspace, store: str) -> Version:
    """The survey of a store; raises UnknownNameError where there is no such store."""
    workspace.store(store)
    return surveys(workspace)[store]


def versions_of(workspace: Workspace, store: str) -> tuple[Version, ...]:
    """Every version of a store's survey, the oldest first."""
    query = select(SurveyRuleRow).where(SurveyRuleRow.store == store).order_by(SurveyRuleRow.id)
    with workspace.state.read() as session:
        return tuple(_version(row) for row in session.scalars(query))


def change_survey(workspace: Workspace, rule: Rule, reason: str) -> Version:
    """Keep a rule as the new version of its store's survey, with the reason; the same again changes nothing.

    Raises InputError for what cannot be kept, and for surveys where the platform forbids them. Switched off, all
    addresses of the store are let go.
    """
    store = workspace.store(rule.store)
    wanted, before = checked(rule, store, workspace.today), the_survey(workspace, rule.store)
    if wanted == before.rule:
        return before
    check_reason(reason)
    with workspace.state.write() as session:
        _add(session, workspace, wanted, before, reason.strip())
        gone = await_contacts(session, wanted)
    if gone:
        workspace.state.scrub(TABLE)
    return the_survey(workspace, rule.store)


def switch_off(workspace: Workspace, store: str, reason: str) -> Version:
    """Ask a store's buyers no more, and let go of their addresses."""
    return change_survey(workspace, replace(the_survey(workspace, store).rule, active=False), reason)


def may_ask(store: Store, rule: Rule, workspace: Workspace, now: datetime) -> bool:
    """Whether a store's survey may go out today: the table of platforms may have changed since it was switched on."""
    permission = verdict(store.platform, workspace.day_of(now)).permission
    return permission is Permission.ALLOWED or (permission is Permission.UNKNOWN and bool(rule.vouched))


def await_contacts(session: Session, rule: Rule) -> int:
    """Have imports hand over addresses or no more, within the caller's transaction; how many were let go."""
    row = session.get(ContactStoreRow, rule.store)
    if rule.active:
        session.merge(ContactStoreRow(store=rule.store, vouched=bool(rule.vouched)))
        return 0
    if row is not None:
        session.delete(row)
    held = select(ContactRow).where(ContactRow.store == rule.store, ContactRow.sealed.is_not(None))
    return let_go(session.scalars(held), "off")


def _add(session: Session, workspace: Workspace, rule: Rule, before: Version, reason: str) -> None:
    now, actor = datetime.now(UTC), workspace.actor
    session.add(SurveyRuleRow(**asdict(rule), at=now, by=actor.name, reason=reason))
    was: Json = {**asdict(before.rule)} if before.number else None
    detail: dict[str, Json] = {"from": was, "to": {**asdict(rule)}}
    record(session, actor, "survey.changed", Subject("survey", rule.store), detail, reason, now)


def _version(row: SurveyRuleRow) -> Version:
    kind: Kind = "nps" if row.kind == "nps" else "csat"
    rule = Rule(row.store, row.active, kind, row.days, row.sender, row.imprint, row.vouched)
    return Version(rule, row.id, row.at, row.by, row.reason)
