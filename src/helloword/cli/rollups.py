"""`helloword rollups`: what large facts came to by day, kept so that they are not read for each question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command, Group
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.kpis.rollups.overview import Overview
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)


@app.command("list", cls=Command, help="rollups.list", epilog="helloword rollups list --format json")
def list_rollups(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """What was measured, worth keeping or not."""
    from helloword.kpis.company import ground_of
    from helloword.kpis.materializing import MOST_ROWS
    from helloword.kpis.rollups.overview import overview

    found = overview(ground_of(opened(workspace)))
    if not found and format == "table":
        tell(say("rollups.none", rows=f"{MOST_ROWS:,}"))
        return
    columns = [
        Column("relation", say("column.rollup_of")),
        Column("grain", say("column.grain"), wraps=True),
        Column("currency", say("column.currency")),
        Column("left", say("column.left"), number=True),
        Column("rows", say("column.kept_rows"), number=True),
        Column("bytes", say("column.bytes"), number=True, spare=True),
    ]
    print_rows(columns, [_row(one) for one in found], format, objects=[_object(one) for one in found])


@app.command("rebuild", cls=Command, help="rollups.rebuild", epilog="helloword rollups rebuild --all")
def rebuild_rollups(
    every: Annotated[bool, typer.Option("--all", help="option.every_rollup")] = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Fill them anew."""
    from helloword.kpis.company import ground_of
    from helloword.kpis.rollups.overview import rebuild

    tell(say("rollups.rebuilt", count=rebuild(ground_of(opened(workspace)), every=every)))


def _row(one: Overview) -> dict[str, Json]:
    return {
        "relation": one.relation,
        "grain": ", ".join((one.clock, *one.grain)),
        "currency": one.currency,
        "left": f"{one.measured.ratio:.1%}",
        "rows": one.rows,
        "bytes": one.bytes or None,
    }


def _object(one: Overview) -> Json:
    return {
        "relation": one.relation,
        "clock": one.clock,
        "grain": list(one.grain),
        "currency": one.currency,
        "measured": {"kept": one.measured.kept, "of": one.measured.rows},
        "rows": one.rows,
        "bytes": one.bytes,
    }
