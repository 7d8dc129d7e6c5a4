"""`helloword kpi define`, `take-back` and `history`: a company's own KPIs and measures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword kpi`."""
    app.command("define", cls=Command, help="kpi.define", epilog="helloword kpi define kpis.yml")(define)
    app.command("take-back", cls=Command, help="kpi.take_back", epilog="helloword kpi take-back aov")(take_back)
    app.command("history", cls=Command, help="kpi.history", epilog="helloword kpi history --format json")(history)


def define(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.definitions")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Add or change KPIs and measures from a YAML file."""
    from helloword.cli.reading import text_of
    from helloword.kpis.company import change_catalogue

    company = opened(workspace)
    catalogue = change_catalogue(company, text_of(file), file.name, reason)
    tell(say("define.done", file=file.name, version=catalogue.version))


def take_back(
    id: Annotated[str, typer.Argument(metavar="ID", help="argument.own")],
    measure: Annotated[bool, typer.Option("--measure", help="option.measure")] = False,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Return to what helloword ships."""
    from helloword.kpis.company import take_back as taken_back

    catalogue = taken_back(opened(workspace), "measure" if measure else "kpi", id, reason)
    tell(say("take_back.done", id=id, version=catalogue.version))


def history(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every change the company made to its catalogue."""
    from helloword.state.overrides import override_history

    names = ("at", "kind", "id", "reason", "yaml")
    rows = [
        {"at": c.at.isoformat(timespec="seconds"), "kind": c.kind, "id": c.key, "reason": c.reason, "yaml": c.yaml}
        for c in override_history(opened(workspace).state)
    ]
    shown = names[:-1] if format == "table" else names
    print_rows([Column(name, say(f"column.{name}")) for name in shown], rows, format)
