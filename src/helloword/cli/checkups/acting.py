"""Checks of what the company does about what is off."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.actions.queue import actions
from helloword.actions.stopping import switch
from helloword.actions.terms import terms_of
from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.mail import account


def actions_go_on(patient: Patient) -> Iterator[Finding]:
    """The kill switch is off."""
    now = switch(patient.workspace)
    if now.stopped and now.at is not None:
        facts = {"since": f"{now.at:%Y-%m-%d %H:%M} UTC", "by": now.by, "reason": now.reason}
        yield Finding(Level.WARNING, "actions_stopped", facts)


def failed_actions(patient: Patient) -> Iterator[Finding]:
    """No action failed."""
    failed = actions(patient.workspace, ("failed",))
    if failed:
        yield Finding(Level.WARNING, "actions_failed", {"count": len(failed)})


def orders_can_be_mailed(patient: Patient) -> Iterator[Finding]:
    """Orders that wait for approval can be mailed."""
    wanted = terms_of(patient.workspace, "replenishment").settings["mail"]
    if wanted and account(patient.workspace) is None and actions(patient.workspace, ("proposed",), "replenishment"):
        yield Finding(Level.WARNING, "no_mail")
