"""A process that works the queue and dies by SIGKILL at one point: `python -m tests.actions.killed FOLDER WHEN NAME`.

`before` and `after` a step, or `within` it: when its work in the world is done and nobody has noted it yet.
"""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from helloword.actions import stepping, working
from helloword.actions.action import Action, Trouble
from helloword.actions.playbook import Step
from helloword.actions.playbooks import declarations, playbook
from helloword.actions.stepping import Way, take
from helloword.workspace import Workspace
from tests.actions.conftest import clock


def die() -> None:
    """As a machine that loses its power."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(folder: str, when: str, name: str) -> None:
    """Work until the point is reached."""

    def taken(workspace: Workspace, id: int, way: Way, step: str, now: datetime) -> Trouble | None:
        if step == name and when == "before":
            die()
        trouble = take(workspace, id, way, step, now)
        if step == name and when == "after":
            die()
        return trouble

    def deadly(step: Step) -> Step:
        def do(workspace: Workspace, action: Action, now: datetime) -> str:
            note = step.do(workspace, action, now)
            die()
            return note

        return replace(step, do=do) if (step.name, when) == (name, "within") else step

    def steps(action: Action, way: Way) -> tuple[Step, ...]:
        known = playbook(action.proposal.playbook)
        return tuple(deadly(step) for step in (known.steps() if way == "do" else known.back()))

    working.take = taken  # type: ignore[attr-defined]
    stepping._steps = steps
    assert declarations()
    working.work(Workspace.open(Path(folder)), clock)


if __name__ == "__main__":
    main(*sys.argv[1:])
