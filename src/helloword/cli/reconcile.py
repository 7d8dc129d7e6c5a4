"""`helloword reconcile`: what the platforms say, held against our own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from helloword.cli import reconcile_points, reconcile_rules
from helloword.cli.completing import stores
from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, FromOption, ToOption, WorkspaceOption, day
from helloword.cli.printing import print_csv, print_json, print_rows, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.cli.options import Format
    from helloword.reconciliation.finding import Finding
    from helloword.reconciliation.following import Behind
    from helloword.reconciliation.reconciling import Bench
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

app = typer.Typer(cls=Group, invoke_without_command=True, rich_markup_mode=None)
EXAMPLE = """helloword reconcile --store amazon-us --from 2026-10-01 --to 2026-10-31
helloword reconcile --status outside --format csv > outside.csv"""
_LISTED = (
    "id",
    "store",
    "report",
    "period",
    "measure",
    "currency",
    "official",
    "own",
    "gap",
    "causes",
    "status",
    "kept",
)
_NUMBERS = ("official", "own", "gap")
_SPARE = ("kept", "report", "currency")

FigureArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.figure")]
StoreOption = Annotated[
    str | None, typer.Option("--store", metavar="ID", help="option.reconcile_store", autocompletion=stores)
]
StatusOption = Annotated[
    Literal["within", "outside", "incomplete", "not_comparable"] | None,
    typer.Option("--status", help="option.reconcile_status"),
]


@app.callback(epilog=EXAMPLE, help="reconcile")
def reconcile(
    ctx: typer.Context,
    store: StoreOption = None,
    first: FromOption = None,
    until: ToOption = None,
    status: StatusOption = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Official figures against our own."""
    if ctx.invoked_subcommand is not None:
        return None
    from helloword.reconciliation.official import Wanted

    company = opened(workspace)
    wanted = Wanted(store, day("--from", first), day("--to", until))
    found = _found(company, wanted)
    if not found and format == "table":
        return tell(
            say("reconcile.none_here" if wanted != Wanted() and _found(company, Wanted()) else "reconcile.none")
        )
    _list(company, [each for each in found if status in (None, str(each.status))], format)
    return None


@app.command("show", cls=Command, help="reconcile.show", epilog="helloword reconcile show 3f9a1c04be --rows 50")
def show(
    id: FigureArgument,
    rows: Annotated[int, typer.Option("--rows", metavar="N", min=1, help="option.reconcile_rows")] = 10,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """One figure: the way from ours to the platform's, and the rows behind each cause."""
    from helloword.cli.progress import waiting
    from helloword.reconciliation.calibrating import newest_points
    from helloword.reconciliation.following import behind
    from helloword.reconciliation.reconciling import the_finding
    from helloword.server.proof import files_of
    from helloword.server.reconciliation_answers import behind_json, finding_json

    company = opened(workspace)
    with waiting(say("working")):
        bench, found = the_finding(company, id)
        told = behind(bench, found, rows)
    files = files_of(company)
    if format == "json":
        point = newest_points(company).get(found.figure.id)
        return print_json(
            {**finding_json(found, bench.rules, point), "behind": [behind_json(each, files) for each in told]}
        )
    if format == "csv":
        return print_csv(
            [{"cause": str(each.cause), **row} for each in told for row in _rows(each, files)],
            ("cause", "fact", "order_id", "sku", "day", "before", "after", "adds", "file", "line"),
        )
    return _print(bench, found, told, files)


def _found(company: Workspace, wanted: object) -> tuple[Finding, ...]:
    from helloword.cli.progress import waiting
    from helloword.reconciliation.official import Wanted
    from helloword.reconciliation.reconciling import reconcile as reconciled

    assert isinstance(wanted, Wanted)
    with waiting(say("working")):
        return reconciled(company, wanted)


def _list(company: Workspace, found: list[Finding], format: Format) -> None:
    from helloword.cli.reconcile_words import flat_row, row_of
    from helloword.reconciliation.calibrating import moved, newest_points
    from helloword.reconciliation.keeping import rules_of
    from helloword.server.reconciliation_answers import finding_json

    points, rules = newest_points(company), rules_of(company)
    objects = [finding_json(each, rules, points.get(each.figure.id)) for each in found]
    kept = [
        "" if (p := points.get(each.figure.id)) is None
        else say("reconcile.kept.moved" if moved(each, p).anything else f"reconcile.kept.{'accepted' if p.accepted else 'kept'}")
        for each in found
    ]  # fmt: skip
    columns = [
        Column(n, say(f"column.{n}"), number=n in _NUMBERS, whole=n in ("id", "period"), wraps=n in ("causes", "status"), spare=n in _SPARE)
        for n in _LISTED
    ]  # fmt: skip
    print_rows(
        columns, [row_of(each, mark) for each, mark in zip(found, kept, strict=True)], format, objects=list(objects),
        flat=[flat_row(told, each) for told, each in zip(objects, found, strict=True)],
    )  # fmt: skip
    if format == "table":
        tell(say("reconcile.counted", count=len(found), outside=sum(1 for f in found if f.status == "outside")))


def _print(bench: Bench, found: Finding, told: tuple[Behind, ...], files: dict[int, str]) -> None:
    from helloword.cli.reconcile_words import amount, conventions_text, status_text, tells
    from helloword.reconciliation.cause import MEANINGS, NAMES

    f = found.figure
    print(
        f"{f.store}  {f.report}  {f.measure}{f' {f.sku}' if f.sku else ''}  {f.start} – {f.end}  {found.currency or ''}".rstrip()
    )
    print(f"{status_text(found)}\n{conventions_text(found, bench.rules)}\n".rstrip())
    if found.own is None or not found.causes:
        return
    steps: list[dict[str, Json]] = [
        {"cause": say("column.own"), "amount": amount(found, found.own).lstrip("+"), "meaning": ""}
    ]
    steps += [
        {"cause": shown(NAMES[c]) + ("*" if c in found.assumed else ""), "amount": amount(found, v), "meaning": shown(MEANINGS[c])}
        for c, v in found.causes.items() if tells(found, v)
    ]  # fmt: skip
    steps.append({"cause": say("column.official"), "amount": amount(found, found.official).lstrip("+"), "meaning": ""})
    print()
    print_table([Column(n, say(f"column.{n}"), number=n == "amount", wraps=n == "meaning") for n in ("cause", "amount", "meaning")], steps)  # fmt: skip
    for note in (*found.notes, *(("assumed",) if found.assumed else ())):
        tell(say(f"reconcile.note.{note}"))
    for each in told:
        print(f"\n{shown(NAMES[each.cause])}  {say('reconcile.rows', shown=len(each.rows), total=each.rows_total, orders=each.orders_total)}")  # fmt: skip
        rows = [_as_read(row, found) for row in _rows(each, files)]
        names = ("order_id", "sku", "day", "before", "after", "line")
        print_table([Column(n, say(f"column.{n}"), number=n in ("before", "after"), spare=n in ("sku",)) for n in names], rows)  # fmt: skip


def _rows(each: Behind, files: dict[int, str]) -> list[dict[str, Json]]:
    from helloword.server.reconciliation_answers import behind_json

    rows = behind_json(each, files)["rows"]
    assert isinstance(rows, list)
    return [row for row in rows if isinstance(row, dict)]


def _as_read(row: dict[str, Json], found: Finding) -> dict[str, Json]:
    from decimal import Decimal

    from helloword.cli.amounts import shown_value

    amounts = {name: shown_value(Decimal(str(row[name])), found.unit, found.currency) for name in ("before", "after")}
    return {**row, **amounts, "line": f"{row['file']}:{row['line']}"}


reconcile_points.add_to(app)
reconcile_rules.add_to(app)
