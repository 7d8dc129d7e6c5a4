"""Makes processes that work on a workspace and may be killed at a chosen moment; run as `python -m tests.lake.nursery`.

Loaded once, it forks for each job, so that a killed process costs little more than the work it did. A job is a line of
JSON: `do` with `folder`, and either `line` (kill before the n-th line of the lake's own code), `event` (kill before the
n-th time Python opens, moves or makes a file) or `after` (kill so many seconds after the work began).
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from helloword.connectors.kinds import all_kinds
from helloword.kpis import company as _loaded  # children find it loaded
from helloword.lake.importing import import_file, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.workspace import Workspace

OURS = tuple(str(Path(_loaded.__file__).parents[1] / room) for room in ("lake", "storage"))
EVENTS = frozenset({"open", "os.rename", "os.mkdir", "os.remove", "shutil.rmtree"})


class Countdown:
    """Kills this very process when so many steps were made; counts them all when never told to."""

    def __init__(self, until: int | None) -> None:
        self.until, self.steps = until, 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.until:
            os.kill(os.getpid(), signal.SIGKILL)

    def line(self, frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        if event == "line":
            self.step()
        return self.line

    def event(self, name: str, arguments: tuple[object, ...]) -> None:
        if name in EVENTS and "company" in str(arguments[0] if arguments else ""):
            self.step()


def work(job: dict[str, Any]) -> int:
    """Do the job; the number of steps it took."""
    workspace = Workspace.open(Path(job["folder"]))
    countdown = Countdown(job.get("line") or job.get("event"))
    if "line" in job:
        sys.settrace(countdown.line)
    if "event" in job:
        sys.addaudithook(countdown.event)
    match job["do"]:
        case "import":
            import_file(workspace, Path(job["file"]), store=job.get("store"), kind=job.get("kind"))
        case "undo":
            undo_import(workspace, job["id"])
        case "rebuild":
            rebuild(workspace)
    sys.settrace(None)
    return countdown.steps


def child(job: dict[str, Any]) -> None:
    """Work, leave the number of steps behind, and end without the nursery's own farewells."""
    try:
        Path(job["report"]).write_text(str(work(job)))
        os._exit(0)
    except BaseException as error:
        Path(job["report"]).write_text(repr(error))
        os._exit(1)


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Fork, kill when asked to, and tell how the child ended."""
    began = time.monotonic()
    process = os.fork()
    if process == 0:
        child(job)
    if "after" in job:
        time.sleep(job["after"])
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    report = Path(job["report"])
    said = report.read_text() if report.exists() else ""
    return {"killed": os.WIFSIGNALED(status), "said": said, "seconds": time.monotonic() - began}


if __name__ == "__main__":
    all_kinds()
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
