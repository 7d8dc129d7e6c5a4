"""`helloword doctor`: what is wrong with a workspace, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from helloword.cli.language import say, spoken
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import Column, print_rows
from helloword.cli.running import INPUT, tell

if TYPE_CHECKING:
    from helloword.cli.checkups import Finding
    from helloword.server.readings import Json

_SHOWN = ("level", "code", "found", "do")


def doctor(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Look a workspace over."""
    from helloword.cli.checkups import Level

    rows = [_row(finding) for finding in _look_over(workspace or Path.cwd())]
    if format == "table":
        _print(rows)
    else:
        print_rows([Column(name, say(f"column.{name}")) for name in _SHOWN], rows, format)
    if any(row["level"] == Level.ERROR for row in rows):
        raise typer.Exit(INPUT)


def _look_over(folder: Path) -> Iterator[Finding]:
    """Every finding; a check that cannot be made is a finding itself."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from helloword.cli.checkups import CHECKS, Patient
    from helloword.errors import HellowordError
    from helloword.workspace import Workspace

    try:
        opened = Workspace.open(folder)
    except HellowordError as error:
        yield _failed(error)
        return
    patient = Patient(opened, datetime.now(ZoneInfo(opened.settings.timezone)).date())
    for check in CHECKS:
        try:
            yield from check(patient)
        except HellowordError as error:
            if error.code != "no_data":
                yield _failed(error)


def _failed(error: Exception) -> Finding:
    from helloword.cli.checkups import Finding, Level
    from helloword.errors import HellowordError
    from helloword.server.wording import worded

    assert isinstance(error, HellowordError)
    return Finding(Level.ERROR, "failed", {"what": worded(error, spoken())})


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
