"""Opening the workspace that a command works in."""

from __future__ import annotations

import os
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from helloword.cli.language import say
from helloword.cli.progress import progress
from helloword.cli.running import tell
from helloword.period import Grain

ACTOR = "HELLOWORD_ACTOR"
MOST_PERIODS = 20_000
_DAYS = {Grain.DAY: 1, Grain.WEEK: 7, Grain.MONTH: 30}

if TYPE_CHECKING:
    from helloword.audit import Actor
    from helloword.kpis.query import Query
    from helloword.workspace import Workspace


def check_stores(company: Workspace, query: Query) -> None:
    """Raise for a filter on a store that does not exist: its answer would be an empty table that looks like no sales."""
    from helloword.kpis.dimensions import NONE

    for store in query.where.get("store", ()):
        if store != NONE:
            company.store(store)


def check_span(query: Query) -> None:
    """Raise for more periods than anybody reads and a computer answers."""
    from helloword.errors import InputError

    if query.start is None or query.end is None or query.grain not in _DAYS:
        return
    periods = (query.end - query.start).days // _DAYS[query.grain]
    if periods > MOST_PERIODS:
        raise InputError(
            f"That is about {periods} periods; bring --from and --to closer together, or use a longer --grain.",
            code="too_many_periods",
            periods=str(periods),
        )


def opened(folder: Path | None) -> Workspace:
    """The workspace given, else the current folder's, in the hands of who gave the command."""
    from helloword.workspace import Workspace

    company = Workspace.open(folder or Path.cwd(), actor())
    _bring_up_to_date(company)
    return company


def _bring_up_to_date(company: Workspace) -> None:
    from helloword.lake.edition import is_older

    if is_older(company):
        from helloword.backup import upgrade

        tell(say("upgrade.begun"))
        with progress(say("backup.progress")) as report:
            done = upgrade(company, report)
        if done:
            tell(say("upgrade.done", backup=done.backup, version=done.version))


def actor() -> Actor:
    """Who gave the command: HELLOWORD_ACTOR, else the user of this machine."""
    from helloword.audit import Actor

    given = os.environ.get(ACTOR, "").strip()
    if given:
        return Actor(given)
    try:
        return Actor(f"cli:{getuser()}")
    except (KeyError, OSError):  # a container's user may have no name
        return Actor(f"cli:{os.getuid()}")
