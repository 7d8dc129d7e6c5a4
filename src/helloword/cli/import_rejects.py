"""`helloword import rejects`: rows that could not be loaded, where they stand and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

_EXAMPLE = """helloword import rejects
helloword import rejects --import 7 --export mend.csv"""
_SHOWN = ("import", "file", "line", "column", "value", "reason")


def add_to(app: typer.Typer) -> None:
    """Add the command to `helloword import`."""
    app.command("rejects", cls=Command, help="import.rejects", epilog=_EXAMPLE)(rejects)


def rejects(
    import_id: Annotated[int | None, typer.Option("--import", metavar="ID", help="option.import")] = None,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", help="option.export")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Rows that could not be loaded."""
    from helloword.lake.importing import rejects as rejected

    company = opened(workspace)
    if import_id is not None:
        _check(company, import_id)
    if export is not None:
        _export(company, import_id, export)
        return
    rows: list[dict[str, Json]] = [
        {
            "import": reject.import_id,
            "file": reject.file,
            "line": reject.line,
            "column": reject.column,
            "value": reject.value,
            "code": reject.code,
            "reason": shown(reject.reason),
        }
        for reject in rejected(company, import_id)
    ]
    columns = [
        Column(n, say(f"column.{n}"), number=n == "line", wraps=n in ("value", "reason"), spare=n == "import")
        for n in _SHOWN
    ]
    if not rows and format == "table":
        tell(say("rejects.none"))
    else:
        print_rows(columns, rows, format)


def _check(company: Workspace, import_id: int) -> None:
    from helloword.errors import InputError
    from helloword.lake.importing import list_imports

    if import_id not in {done.id for done in list_imports(company)}:
        message = f"There is no import {import_id}; `helloword import list` shows them."
        raise InputError(message, code="unknown_import", id=str(import_id))


def _export(company: Workspace, import_id: int | None, path: Path) -> None:
    from helloword.errors import InputError
    from helloword.lake.importing import export_rejects

    if import_id is None:
        raise typer.BadParameter(say("rejects.which"), param_hint="--export")
    if path.exists():
        raise InputError(f"{path} is there already; give another name.", code="file_exists", path=str(path))
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.parent}.", code="no_folder", path=str(path.parent))
    count = export_rejects(company, import_id, path)
    tell(say("rejects.exported", count=count, path=path))
