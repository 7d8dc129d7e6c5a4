"""Checks of what the company does about what is off."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.actions.queue import actions
from helloword.actions.stopping import switch
from helloword.actions.terms import terms_of
from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.mail import account
from helloword.service.keeping import surveys
from helloword.service.links import public_host


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


def surveys_can_be_sent(patient: Patient) -> Iterator[Finding]:
    """Stores that ask their buyers can write to them, and buyers reach the page that they are led to."""
    asking = [store for store, version in surveys(patient.workspace).items() if version.rule.active]
    if not asking:
        return
    if account(patient.workspace) is None:
        yield Finding(Level.WARNING, "no_survey_mail", {"stores": ", ".join(asking)})
    if public_host(patient.workspace) is None:
        yield Finding(Level.WARNING, "no_survey_page", {"stores": ", ".join(asking)})
