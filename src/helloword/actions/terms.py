"""Under which terms a company lets each playbook work: every version is kept, and every change audited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import cast

import yaml
from sqlalchemy import select

from helloword.actions.playbook import MODES, Limits, Terms
from helloword.actions.playbooks import declaration
from helloword.actions.tables import PlaybookRow
from helloword.audit import Subject, record
from helloword.audit.reason import check_reason
from helloword.errors import InputError, UnknownNameError
from helloword.money import plain
from helloword.workspace import Workspace

LIMITS = ("money", "day_money", "day_actions", "change")


def terms_of(workspace: Workspace, playbook: str) -> Terms:
    """The terms in force: the company's own, else those that the playbook comes with."""
    shipped = declaration(playbook).terms
    query = select(PlaybookRow).where(PlaybookRow.playbook == playbook).order_by(PlaybookRow.id.desc()).limit(1)
    with workspace.state.read() as session:
        row = session.scalar(query)
    return _changed(shipped, cast(dict[str, str], yaml.safe_load(row.yaml))) if row else shipped


def change_terms(workspace: Workspace, playbook: str, changes: Mapping[str, str], reason: str) -> Terms:
    """Change the mode, limits or settings by name, as text ("none" for no limit); raises InputError for what is none."""
    before = terms_of(workspace, playbook)
    after = _changed(before, changes)
    check_reason(reason)
    if after != before:
        with workspace.state.write() as session:
            told = flat(after)
            session.add(
                PlaybookRow(
                    playbook=playbook, at=datetime.now(UTC), by=workspace.actor.name, yaml=yaml.safe_dump(told),
                    reason=reason,
                )
            )  # fmt: skip
            detail = {"from": flat(before), "to": told}
            record(session, workspace.actor, "playbook.changed", Subject("playbook", playbook), detail, reason)
    return after


def flat(terms: Terms) -> dict[str, str]:
    """Mode, limits and settings by name, as text."""
    limits = {name: getattr(terms.limits, name) for name in LIMITS}
    told = {name: "none" if value is None else plain(Decimal(value)) for name, value in limits.items()}
    return {"mode": terms.mode, **told, **{name: plain(value) for name, value in terms.settings.items()}}


def _changed(terms: Terms, changes: Mapping[str, str]) -> Terms:
    now = flat(terms)
    for name in changes:
        if name not in now:
            raise UnknownNameError("setting", name, now, code="unknown_setting")
    told = {**now, **changes}
    mode = next((mode for mode in MODES if mode == told["mode"]), None)
    if mode is None:
        raise UnknownNameError("mode", told["mode"], MODES, code="unknown_mode")
    numbers = {name: _number(name, told[name]) for name in LIMITS}
    actions = numbers["day_actions"]
    limits = Limits(
        numbers["money"], numbers["day_money"], None if actions is None else int(actions), numbers["change"]
    )
    settings = {name: _number(name, told[name]) or Decimal(0) for name in terms.settings}
    return Terms(mode, limits, settings)


def _number(name: str, text: str) -> Decimal | None:
    if text == "none" and name in LIMITS:
        return None
    try:
        value = Decimal(str(text))
        if value.is_finite() and value >= 0:
            return value
    except InvalidOperation:
        pass
    raise InputError(
        f'{name} cannot be "{text}"; give a number of 0 or more.', code="bad_setting", name=name, value=str(text)
    )
