"""`helloword doctor`: what is wrong with a workspace, and what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from helloword.cli.language import say, spoken
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.progress import waiting
from helloword.cli.running import INPUT, tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.cli.checkups import Finding, Patient
    from helloword.server.readings import Json

    Check = Callable[[Patient], Iterator[Finding]]
_SHOWN = ("level", "code", "found", "do")


def doctor(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Look a workspace over."""
    from helloword.cli.checkups import Level

    with waiting(say("working")):
        rows = [_row(finding) for finding in _look_over(workspace or Path.cwd())]
    if format == "table":
        _print(rows)
    else:
        print_rows([Column(name, say(f"column.{name}")) for name in _SHOWN], rows, format)
    if any(row["level"] == Level.ERROR for row in rows):
        raise typer.Exit(INPUT)


def _look_over(folder: Path) -> Iterator[Finding]:
    """Every finding; a check that cannot be made is a finding itself."""

    from helloword.cli.checkups import CHECKS, DATA_CHECKS, LAKE_CHECKS, Level, Patient
    from helloword.errors import HellowordError
    from helloword.workspace import Workspace

    try:
        opened = Workspace.open(folder)
    except HellowordError as error:
        yield _failed(error)
        return
    patient = Patient(opened, opened.today)
    of_lake = _of(LAKE_CHECKS, patient)
    yield from (*_of(CHECKS, patient), *of_lake)
    if not any(finding.level is Level.ERROR or finding.key == "lake_older" for finding in of_lake):
        yield from _of(DATA_CHECKS, patient)


def _of(checks: Sequence[Check], patient: Patient) -> list[Finding]:
    found: list[Finding] = []
    for check in checks:
        found += [finding for finding in _found(check, patient) if finding not in found]
    return found


def _found(check: Check, patient: Patient) -> list[Finding]:
    """What one check finds; where it cannot be made, that."""
    from helloword.errors import HellowordError

    try:
        return list(check(patient))
    except HellowordError as error:
        return [] if error.code == "no_data" else [_failed(error)]
    except Exception as error:  # a damaged lake makes its engines raise errors of every kind
        return [_failed(error)]


def _failed(error: Exception) -> Finding:
    from helloword.cli.checkups import Finding, Level
    from helloword.errors import HellowordError
    from helloword.server.wording import worded

    if isinstance(error, HellowordError):
        return Finding(Level.ERROR, "failed", {"what": worded(error, spoken())})
    return Finding(Level.ERROR, "unreadable", {"what": str(error).partition("\n")[0]})


def _row(finding: Finding) -> dict[str, Json]:
    return {
        "level": finding.level.value,
        "code": finding.key,
        "found": say(f"doctor.{finding.key}", **finding.facts),
        "do": say(f"doctor.{finding.key}.do", **finding.facts),
    }


def _print(rows: list[dict[str, Json]]) -> None:
    for row in rows:
        mark = say(f"doctor.level.{row['level']}")
        print(f"{mark} {row['found']}")
        if row["do"]:
            print(f"   {row['do']}")
    wrong = sum(row["level"] != "ok" for row in rows)
    tell(say("doctor.well") if not wrong else say("doctor.sum", count=wrong))
