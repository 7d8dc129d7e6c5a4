"""After something was entered over HTTP: the rules whose data changed are evaluated, and what is due is sent."""

from __future__ import annotations

import logging

from helloword.alerts.evaluating import evaluate
from helloword.alerts.sending import send_due
from helloword.errors import HellowordError
from helloword.workspace import Workspace

log = logging.getLogger("uvicorn.error")


def look_again(workspace: Workspace) -> None:
    """Evaluate and send; what was entered stands whatever comes of it, so that a failure is only told."""
    try:
        for outcome in evaluate(workspace):
            if outcome.problem is not None:
                log.warning("The alert rule %s could not be evaluated: %s", outcome.rule, outcome.problem)
        send_due(workspace)
    except HellowordError as error:
        log.warning("The alert rules could not be evaluated: %s", error)
