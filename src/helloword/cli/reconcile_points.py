"""`helloword reconcile accept`, `keep` and `points`: differences that were looked at, and what moved since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.completing import stores
from helloword.cli.help import Command
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, FromOption, ToOption, WorkspaceOption, day
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json

_LISTED = (
    "id",
    "at",
    "by",
    "figure",
    "store",
    "report",
    "period",
    "measure",
    "official",
    "own",
    "gap",
    "status",
    "note",
)
_SPARE = ("by", "report", "official", "own")


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword reconcile`."""
    app.command("accept", cls=Command, help="reconcile.accept", epilog='helloword reconcile accept 3f9a1c04be --note "they count cancelled orders"')(accept)  # fmt: skip
    app.command("keep", cls=Command, help="reconcile.keep", epilog="helloword reconcile keep --from 2026-10-01 --to 2026-10-31")(keep)  # fmt: skip
    app.command("points", cls=Command, help="reconcile.points", epilog="helloword reconcile points 3f9a1c04be")(points)


def accept(
    ids: Annotated[list[str], typer.Argument(metavar="ID", help="argument.figures")],
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.reconcile_note")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Take differences as they are, with the reason."""
    from helloword.reconciliation.calibrating import keep as kept
    from helloword.reconciliation.reconciling import the_finding

    company = opened(workspace)
    found = [the_finding(company, id)[1] for id in ids]
    tell(say("reconcile.accepted", count=len(kept(company, found, note, accepted=True))))


def keep(
    store: Annotated[
        str | None, typer.Option("--store", metavar="ID", help="option.reconcile_store", autocompletion=stores)
    ] = None,
    first: FromOption = None,
    until: ToOption = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="option.reconcile_note")] = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Keep all differences as they are now, to compare with later."""
    from helloword.reconciliation.calibrating import keep as kept
    from helloword.reconciliation.official import Wanted
    from helloword.reconciliation.reconciling import reconcile

    company = opened(workspace)
    found = reconcile(company, Wanted(store, day("--from", first), day("--to", until)))
    comparable = [each for each in found if each.causes]
    points = kept(company, comparable, note)
    tell(say("reconcile.kept_now", count=len(points), same=len(comparable) - len(points)))


def points(
    id: Annotated[str | None, typer.Argument(metavar="[ID]", help="argument.figure")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The differences that were kept, the newest first."""
    from helloword.cli.amounts import shown_value
    from helloword.reconciliation.calibrating import points_of
    from helloword.reconciliation.keeping import rules_of
    from helloword.server.reconciliation_answers import point_json

    company = opened(workspace)
    found, units = points_of(company, id), rules_of(company).units
    if not found and format == "table":
        return tell(say("reconcile.no_points"))
    objects = [point_json(point) for point in found]
    rows: list[dict[str, Json]] = []
    for point, told in zip(found, objects, strict=True):
        unit = units.get(point.kpi, "count")
        amounts = {"official": point.official, "own": point.own, "gap": point.official - point.own}
        rows.append({
            **told, "period": f"{point.start} – {point.end}", "status": say(f"reconcile.status.{point.status}"),
            **{name: shown_value(value, unit, point.currency) for name, value in amounts.items()},
        })  # fmt: skip
    columns = [Column(n, say(f"column.{n}"), number=n in ("official", "own", "gap"), whole=n in ("id", "figure"), wraps=n == "note", spare=n in _SPARE) for n in _LISTED]  # fmt: skip
    return print_rows(columns, rows if format == "table" else objects, format, objects=list(objects), flat=[{k: v for k, v in told.items() if k != "causes"} for told in objects])  # fmt: skip
