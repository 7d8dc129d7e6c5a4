"""After data came or went: the rules whose data changed are evaluated, and what is due is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from helloword.cli.language import say, spoken
from helloword.cli.running import tell

if TYPE_CHECKING:
    from helloword.workspace import Workspace


def look_again(company: Workspace) -> None:
    """Evaluate and send; what was done stands whatever comes of it, so that a failure is only told."""
    from helloword.alerts.evaluating import evaluate
    from helloword.alerts.sending import send_due
    from helloword.cli.progress import waiting
    from helloword.errors import HellowordError
    from helloword.server.wording import worded

    try:
        with waiting(say("alerts.looking")):
            outcomes = evaluate(company)
            send_due(company)
    except HellowordError as error:
        return tell(say("alerts.not_looked", why=worded(error, spoken())))
    for outcome in outcomes:
        if outcome.error is not None:
            tell(say("alerts.rule_failed", rule=outcome.rule, why=worded(outcome.error, spoken())))
    fired, resolved = sum(o.fired for o in outcomes), sum(o.resolved for o in outcomes)
    if fired or resolved:
        tell(say("alerts.after", fired=fired, resolved=resolved))
    return None
