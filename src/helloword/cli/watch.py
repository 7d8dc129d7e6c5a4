"""`helloword watch`: report files that appear in a folder are imported by themselves."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.alerts_after import look_again
from helloword.cli.language import say, spoken
from helloword.cli.opening import opened
from helloword.cli.options import WorkspaceOption
from helloword.cli.running import INPUT, tell

if TYPE_CHECKING:
    from helloword.watching import Taken, Watched
    from helloword.workspace import Workspace


def watch(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="argument.watched")],
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=0.5, max=3600, help="option.every")] = 5.0,
    once: Annotated[bool, typer.Option("--once", help="option.once")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Import what appears in a folder until Ctrl-C."""
    from helloword.audit import Actor
    from helloword.watching import Watched
    from helloword.watching.folder import check_folder

    company = opened(workspace).acting_as(Actor("watch"))
    watched = Watched(check_folder(folder, company.folder))
    stores = [store.id for store in company.stores()]
    for name in watched.strangers(stores):
        tell(say("watch.stranger", folder=name, stores=", ".join(stores)))
    if not once:
        tell(say("watch.ready", folder=str(watched.root)))
    refused = _look(company, watched)
    while True:
        time.sleep(every)
        refused = _look(company, watched) or refused
        if once:
            raise typer.Exit(INPUT if refused else 0)


def _look(company: Workspace, watched: Watched) -> bool:
    """Take every file that stands still; whether one was refused."""
    from helloword.server.wording import worded
    from helloword.watching import take_all

    taken = []
    for each in take_all(company, watched, lambda error: worded(error, spoken())):
        _tell(each)
        taken.append(each)
    if any(each.brought for each in taken):
        look_again(company)
    return any(each.reason or (each.result and each.result.rejected) for each in taken)


def _tell(taken: Taken) -> None:
    from helloword.server.wording import worded

    if taken.reason is not None:
        tell(say("watch.rejected", file=taken.file, path=str(taken.path), why=worded(taken.reason, spoken())))
    elif taken.result is not None:
        found = taken.result
        counts = {"new": found.new, "changed": found.changed, "unchanged": found.unchanged, "rejected": found.rejected}
        tell(say("watch.done", file=taken.file, id=found.import_id, **counts))
        if found.rejected:
            tell(say("watch.rows", id=found.import_id, rejected=found.rejected))
