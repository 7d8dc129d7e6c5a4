"""`helloword reconcile tolerances`, `tolerance`, `reports`, `declare` and `take-back`: what counts as the same."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli.help import Command
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, ReasonOption, WorkspaceOption
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.server.readings import Json

_DECLARE = 'helloword reconcile declare reports.yml --reason "as the platform explains it"'
_TOLERANCE = 'helloword reconcile tolerance orders --relative 0.001 --reason "late cancellations"'
_TAKE_BACK = 'helloword reconcile take-back tolerance orders --reason "no longer needed"'


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword reconcile`."""
    app.command("tolerances", cls=Command, help="reconcile.tolerances", epilog="helloword reconcile tolerances")(tolerances)  # fmt: skip
    app.command("tolerance", cls=Command, help="reconcile.tolerance", epilog=_TOLERANCE)(tolerance)
    app.command("reports", cls=Command, help="reconcile.reports", epilog="helloword reconcile reports --format json")(reports)  # fmt: skip
    app.command("declare", cls=Command, help="reconcile.declare", epilog=_DECLARE)(declare)
    app.command("take-back", cls=Command, help="reconcile.take_back", epilog=_TAKE_BACK)(take_back)
    app.command("history", cls=Command, help="reconcile.history", epilog="helloword reconcile history")(history)


def tolerances(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """How far apart two figures may be."""
    from helloword.reconciliation.keeping import rules_of
    from helloword.server.reconciliation_answers import tolerances_json

    rows = tolerances_json(rules_of(opened(workspace)))
    told = [{**row, "own": say("reconcile.own") if row["own"] else ""} for row in rows]
    columns = [Column(n, say(f"column.{n}"), number=n in ("relative", "absolute"), whole=n == "kpi") for n in ("kpi", "relative", "absolute", "own_rule")]  # fmt: skip
    print_rows(columns, [{**row, "own_rule": row["own"]} for row in told], format, objects=list(rows), flat=rows)


def tolerance(
    kpi: Annotated[str, typer.Argument(metavar="KPI", help="argument.kpi")],
    relative: Annotated[str, typer.Option("--relative", metavar="SHARE", help="option.relative")] = "0",
    absolute: Annotated[str, typer.Option("--absolute", metavar="AMOUNT", help="option.absolute")] = "0",
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Give a KPI another tolerance."""
    from helloword.reconciliation.keeping import change_tolerance

    change_tolerance(opened(workspace), kpi, relative, absolute, reason)
    tell(say("reconcile.tolerance_changed", kpi=kpi, relative=relative, absolute=absolute))


def reports(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """The reports whose conventions are known."""
    from helloword.reconciliation.keeping import own_reports, rules_of
    from helloword.server.reconciliation_answers import reports_json

    company = opened(workspace)
    rules = rules_of(company)
    objects = reports_json(rules, own_reports(company))
    rows: list[dict[str, Json]] = [
        {
            "id": told["id"], "name": shown(rules.reports[str(told["id"])].name), "own_rule": say("reconcile.own") if told["own"] else "",
            "conventions": _pairs(told["conventions"]),
        }
        for told in objects
    ]  # fmt: skip
    columns = [Column(n, say(f"column.{n}"), whole=n == "id", wraps=n == "conventions") for n in ("id", "name", "conventions", "own_rule")]  # fmt: skip
    print_rows(columns, rows, format, objects=list(objects))


def declare(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="argument.declarations")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Say what reports mean, in a YAML file; all of it counts or nothing."""
    from helloword.cli.reading import text_of
    from helloword.reconciliation.keeping import declare as declared

    found = declared(opened(workspace), text_of(file), file.name, reason)
    tell(say("reconcile.declared", reports=listed([report.id for report in found])))


def take_back(
    kind: Annotated[Literal["tolerance", "report"], typer.Argument(metavar="KIND", help="argument.rule_kind")],
    key: Annotated[str, typer.Argument(metavar="KEY", help="argument.rule_key")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Return to what the product ships."""
    from helloword.reconciliation.keeping import take_back as taken_back

    taken_back(opened(workspace), kind, key, reason)
    tell(say("reconcile.taken_back", name=key))


def history(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every change of tolerances and declarations."""
    from helloword.reconciliation.keeping import changes_of
    from helloword.server.reconciliation_answers import change_json

    rows = [change_json(change) for change in changes_of(opened(workspace))]
    names = ("at", "by", "kind", "key", "body", "reason")
    print_rows([Column(n, say(f"column.{n}"), wraps=n in ("body", "reason")) for n in names], rows, format, objects=list(rows))  # fmt: skip


def _pairs(table: Json) -> str:
    assert isinstance(table, dict)
    return listed([f"{name}: {value}" for name, value in table.items()]) or say("reconcile.same_as_ours")
