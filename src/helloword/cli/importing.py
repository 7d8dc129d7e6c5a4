"""`helloword import`: report files in, what came of them, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal
from zoneinfo import ZoneInfo

import typer

from helloword.cli import import_kinds, import_rejects
from helloword.cli.alerts_after import look_again
from helloword.cli.completing import import_verbs, stores
from helloword.cli.files_or_command import FilesOrCommand
from helloword.cli.help import Command
from helloword.cli.language import listed, say, shown, spoken
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import INPUT, tell
from helloword.cli.tables import Column
from helloword.errors import InputError

if TYPE_CHECKING:
    from helloword.connectors.staging import Answers
    from helloword.lake.importing import Failed, Import, ImportResult
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

EXAMPLE = """helloword import orders.txt --store amazon-de
helloword import reports/*.csv --workspace my-company
helloword import rejects --import 7 --export mend.csv"""

app = typer.Typer(cls=FilesOrCommand, invoke_without_command=True, rich_markup_mode=None)
_COUNTS = ("read", "new", "changed", "unchanged", "rejected")
_LISTED = ("id", "at", "file", "kind", "store", "status", *_COUNTS, "version")
_SPARE = ("kind", "read", "new", "changed", "unchanged", "version")


@app.callback(epilog=EXAMPLE, help="import")
def import_files(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="argument.files", autocompletion=import_verbs)],
    store: Annotated[
        str | None, typer.Option("--store", metavar="ID", help="option.store", autocompletion=stores)
    ] = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="option.kind")] = None,
    dates: Annotated[Literal["dmy", "mdy"] | None, typer.Option("--dates", help="option.dates")] = None,
    decimal: Annotated[Literal["point", "comma"] | None, typer.Option("--decimal", help="option.decimal")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Import report files."""
    from helloword.connectors.staging import Answers

    company = opened(workspace)
    results, refused = _import_all(company, files, store, kind, Answers(dates, decimal))
    if results or format != "table":
        columns = [_column(name) for name in ("import", "file", "kind", *_COUNTS)]
        print_rows(columns, [_row(r) for r in results], format, objects=[_object(r) for r in results])
    for result in results:
        _tell_more(result)
    if any(r.new or r.changed for r in results):
        look_again(company)
    if refused or any(r.rejected for r in results):
        raise typer.Exit(INPUT)


@app.command("list", cls=Command, help="import.list", epilog="helloword import list --format json")
def list_all(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """What was imported."""
    from helloword.lake.importing import failed_imports, list_imports

    company = opened(workspace)
    zone = ZoneInfo(company.settings.timezone) if format == "table" else None
    rows = [
        *(_done(each, zone) for each in list_imports(company)),
        *(_failed(each, zone) for each in failed_imports(company)),
    ]
    if not rows and format == "table":
        tell(say("import.none"))
    else:
        print_rows([_column(name) for name in _LISTED], rows, format)


@app.command("undo", cls=Command, help="import.undo", epilog="helloword import undo 7")
def undo(
    import_id: Annotated[int, typer.Argument(metavar="ID", help="argument.import")], workspace: WorkspaceOption = None
) -> None:
    """Take one import back."""
    from helloword.lake.importing import undo_import

    company = opened(workspace)
    undo_import(company, import_id)
    tell(say("import.undone", id=import_id))
    look_again(company)


import_kinds.add_to(app)
import_rejects.add_to(app)


def _import_all(
    company: Workspace, files: Sequence[Path], store: str | None, kind: str | None, answers: Answers
) -> tuple[list[ImportResult], bool]:
    """Import file after file; one that cannot be used is said at once and does not hold up the others."""
    from helloword.server.wording import worded

    results, refused = [], False
    for file in files:
        try:
            results.append(_import_one(company, file, store, kind, answers))
        except InputError as error:
            refused = True
            tell(worded(error, spoken()))
    return results, refused


def _import_one(company: Workspace, file: Path, store: str | None, kind: str | None, answers: Answers) -> ImportResult:
    from helloword.cli.asking import with_answers
    from helloword.cli.progress import progress
    from helloword.lake.importing import import_file

    def attempt(given: Answers) -> ImportResult:
        with progress(file.name) as report:
            return import_file(company, file, store=store, kind=kind, answers=given, progress=report)

    return with_answers(attempt, answers)


def _column(name: str) -> Column:
    return Column(
        name,
        say(f"column.{name}"),
        number=name in _COUNTS,
        whole=name in ("id", "at", "status"),
        spare=name in _SPARE,
        least=24 if name == "file" else 10,
    )


def _at(at: datetime, zone: ZoneInfo | None) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if zone else at.isoformat(timespec="seconds")


def _done(done: Import, zone: ZoneInfo | None) -> dict[str, Json]:
    return {
        "id": done.id,
        "at": _at(done.at, zone),
        "file": done.file,
        "kind": done.kind,
        "store": done.store,
        "status": done.status,
        "read": done.read,
        "new": done.new,
        "changed": done.changed,
        "unchanged": done.unchanged,
        "rejected": done.rejected,
        "version": done.version,
        "path": done.path,
    }


def _failed(failed: Failed, zone: ZoneInfo | None) -> dict[str, Json]:
    nothing: dict[str, Json] = dict.fromkeys(_LISTED)
    told = {"at": _at(failed.at, zone), "file": failed.file, "status": "failed", "path": failed.path}
    return {**nothing, **told}


def _row(result: ImportResult) -> dict[str, Json]:
    return {
        "import": result.import_id,
        "file": result.file,
        "kind": result.kind,
        "read": result.read,
        "new": result.new,
        "changed": result.changed,
        "unchanged": result.unchanged,
        "rejected": result.rejected,
    }


def _object(result: ImportResult) -> Json:
    return {
        **_row(result),
        "notices": [shown(notice) for notice in result.notices],
        "ignored_columns": list(result.ignored_columns),
        "version": result.version,
    }


def _tell_more(result: ImportResult) -> None:
    for notice in result.notices:
        tell(f"{result.file}: {shown(notice)}")
    if result.ignored_columns:
        tell(say("import.ignored", file=result.file, columns=listed(result.ignored_columns)))
    if result.rejected:
        tell(say("import.rejected", file=result.file, count=result.rejected, id=result.import_id))
