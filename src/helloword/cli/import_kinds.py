"""`helloword import kinds` and `import template`: what can be imported, and an empty file to fill in."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.completing import facts
from helloword.cli.help import Command
from helloword.cli.language import listed, say, shown
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column
from helloword.cli.wrapping import width, wrapped

if TYPE_CHECKING:
    from helloword.connectors.kind import Field, Kind
    from helloword.server.readings import Json

GENERAL = "general."
_MOST_CHOICES = 8


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword import`."""
    app.command("kinds", cls=Command, help="import.kinds", epilog="helloword import kinds --format json")(kinds)
    app.command("template", cls=Command, help="import.template", epilog=_EXAMPLE)(template)


_EXAMPLE = """helloword import template costs
helloword import template orders --output orders.csv"""


def kinds(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every kind of file, with its columns."""
    from helloword.connectors.kinds import all_kinds

    found = list(all_kinds().values())
    if format == "table":
        _print(found)
        return
    rows: list[dict[str, Json]] = [
        {"kind": k.id, "title": shown(k.title), "columns": listed([_column(f) for f in k.fields])} for k in found
    ]
    columns = [Column(name, name) for name in ("kind", "title", "columns")]
    print_rows(columns, rows, format, objects=[_object(k) for k in found])


def template(
    fact: Annotated[str, typer.Argument(metavar="FACT", help="argument.fact", autocompletion=facts)],
    output: Annotated[Path | None, typer.Option("--output", metavar="FILE", help="option.output")] = None,
) -> None:
    """An empty file with the header of a general kind."""
    from helloword.connectors.kinds import all_kinds
    from helloword.errors import InputError, UnknownNameError

    general = {id.removeprefix(GENERAL): kind for id, kind in all_kinds().items() if id.startswith(GENERAL)}
    name = fact.removeprefix(GENERAL)
    if name not in general:
        raise UnknownNameError("fact", fact, general, code="unknown_fact")
    header = [field.name for field in general[name].fields]
    if output is None and not sys.stdout.isatty():
        csv.writer(sys.stdout, lineterminator="\n").writerow(header)
        return
    path = output or Path(f"{name}.csv")
    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerow(header)
    except FileExistsError:
        raise InputError(
            f"{path} is there already; give another name with --output.", code="exists", path=str(path)
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(f"There is no folder {path.parent}.", code="no_folder", path=str(path.parent)) from None
    tell(say("template.done", path=path))


def _print(kinds: Sequence[Kind]) -> None:
    """Each kind with its columns below it; lists of choices too long to be read stand in the docs."""
    from helloword.connectors.kind import Keep

    for kind in kinds:
        print(f"{kind.id}  {shown(kind.title)}")
        columns = listed([_column(f, _MOST_CHOICES) for f in kind.fields if f.keep is not Keep.DROPPED])
        print(*(f"    {line}" for line in wrapped(columns, width() - 4)), sep="\n", end="\n\n")
    tell(say("kinds.more"))


def _column(field: Field, most: int | None = None) -> str:
    some = field.choices if most is None or len(field.choices) <= most else ()
    choices = f" ({'|'.join(some)})" if some else ""
    return f"{field.name}{'' if field.required else '?'}{choices}"


def _object(kind: Kind) -> Json:
    return {
        "kind": kind.id,
        "title": kind.title.as_json(),
        "columns": [
            {
                "name": field.name,
                "type": field.type.value,
                "required": field.required,
                "choices": list(field.choices),
                "kept": field.keep.value,
            }
            for field in kind.fields
        ],
        "tables": [output.table for output in kind.outputs],
        "source": kind.source,
    }
