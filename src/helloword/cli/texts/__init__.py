"""Every text of the command line, in both languages, by its key."""

from helloword.cli.texts import (
    actions,
    alerts,
    analysis,
    boards,
    company,
    doctor,
    goals,
    helping,
    mail,
    messages,
    reconcile,
    reviews,
    rollups,
    sign_in,
    surveys,
)
from helloword.text import Text

TEXTS: dict[str, Text] = {
    **helping.TEXTS,
    **messages.TEXTS,
    **doctor.TEXTS,
    **company.TEXTS,
    **goals.TEXTS,
    **analysis.TEXTS,
    **boards.TEXTS,
    **alerts.TEXTS,
    **actions.TEXTS,
    **mail.TEXTS,
    **reconcile.TEXTS,
    **reviews.TEXTS,
    **rollups.TEXTS,
    **sign_in.TEXTS,
    **surveys.TEXTS,
}
