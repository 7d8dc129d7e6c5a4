"""Checks of the boards that are sent."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.mail import account
from helloword.people import staff
from helloword.subscriptions.keeping import subscriptions


def boards_can_be_mailed(patient: Patient) -> Iterator[Finding]:
    """There is an account that boards are mailed by, and whoever is to get one has an address."""
    active = [each for each in subscriptions(patient.workspace) if each.status == "active"]
    to = sorted({person for each in active for person in each.terms.people})
    if not to:
        return
    if account(patient.workspace) is None:
        yield Finding(Level.WARNING, "no_board_mail", {"count": len([each for each in active if each.terms.people])})
    people = staff(patient.workspace).people
    without = [people[id].name for id in to if id in people and people[id].active and not people[id].email]
    if without:
        yield Finding(Level.WARNING, "no_board_address", {"names": ", ".join(without)})
