"""`helloword goals import`, `activate`, `adjust` and `close`: changes, each with its reason."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import listed, say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, FromOption, ReasonOption, ToOption, WorkspaceOption, day
from helloword.cli.printing import print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column
from helloword.server.cells import plain_text

if TYPE_CHECKING:
    from helloword.cli.options import Format
    from helloword.goals import Whole
    from helloword.goals.keeping import Change
    from helloword.goals.ready import Order
    from helloword.server.readings import Json
    from helloword.workspace import Workspace

_TOLD = ("kpi", "target", "low", "high", "person", "note")
"""What a table says of something new; JSON and CSV say all."""
IMPORT_EXAMPLE = """helloword goals import goals.yml --reason "the plan for 2027"
helloword goals import --set marketing --department marketing --owner anna --reason "first goals\""""
ADJUST_EXAMPLE = 'helloword goals adjust net-sales-2026 --target 1200000 --from 2026-07-01 --reason "a new store"'
WhereOption = Annotated[list[str] | None, typer.Option("--where", metavar="DIM=VALUE[,VALUE]", help="option.where")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to `helloword goals`."""
    app.command("import", cls=Command, help="goals.import", epilog=IMPORT_EXAMPLE)(import_goals)
    app.command("activate", cls=Command, help="goals.activate", epilog='helloword goals activate net-sales-2026 --reason "agreed"')(activate)  # fmt: skip
    app.command("adjust", cls=Command, help="goals.adjust", epilog=ADJUST_EXAMPLE)(adjust)
    app.command("close", cls=Command, help="goals.close", epilog='helloword goals close --from 2026-01-01 --to 2026-06-30 --reason "half-year"')(close)  # fmt: skip


def import_goals(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="argument.goals_file")] = None,
    set: Annotated[str | None, typer.Option("--set", metavar="ID", help="option.goal_set")] = None,
    owner: Annotated[str | None, typer.Option("--owner", metavar="PERSON", help="option.owner")] = None,
    department: Annotated[str | None, typer.Option("--department", metavar="ID", help="option.department")] = None,
    strategy: Annotated[str | None, typer.Option("--strategy", metavar="ID", help="option.strategy")] = None,
    where: WhereOption = None,
    first: FromOption = None,
    reason: ReasonOption = "",
    check_only: Annotated[bool, typer.Option("--dry-run", help="option.dry_run")] = False,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Keep the strategies, goals and plans of a YAML file or of a ready set, all or none."""
    from helloword.goals.changing import agree
    from helloword.goals.keeping import book, differences

    since = day("--from", first)
    if (file is None) == (set is None):
        raise typer.BadParameter(say("goals.file_or_set"), param_hint="--set")
    company = opened(workspace)
    if file is not None:
        wanted = _from_file(company, file)
    else:
        from helloword.goals.ready import Order
        from helloword.server.filters import where_from

        slices = tuple(sorted(where_from(where or ()).items()))
        wanted = _from_set(company, str(set), Order(owner, department, slices, since, strategy))
        since = None
    if check_only:
        return _print_changes(differences(book(company), wanted), format)
    changes = agree(company, wanted, reason, company.today, since)
    _print_changes(changes, format)
    return tell(say("goals.kept", count=len(changes)))


def activate(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="argument.goals")],
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
) -> None:
    """Put drafts in force."""
    from helloword.goals.changing import activate as activated

    company = opened(workspace)
    activated(company, ids, reason, company.today)
    tell(say("goals.activated", goals=listed(ids)))


def adjust(
    id: Annotated[str, typer.Argument(metavar="ID", help="argument.goal")],
    target: Annotated[str | None, typer.Option("--target", metavar="N", help="option.target")] = None,
    low: Annotated[str | None, typer.Option("--low", metavar="N", help="option.low")] = None,
    high: Annotated[str | None, typer.Option("--high", metavar="N", help="option.high")] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="option.effective")] = None,
    reason: ReasonOption = "",
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Give a goal another target from a month on."""
    from helloword.goals.changing import Aim
    from helloword.goals.changing import adjust as adjusted

    aim = Aim(_number("--target", target), _number("--low", low), _number("--high", high))
    since = day("--from", first)
    company = opened(workspace)
    _print_changes(adjusted(company, id, aim, reason, company.today, since), format)


def close(
    first: FromOption = None, until: ToOption = None, reason: ReasonOption = "", workspace: WorkspaceOption = None
) -> None:
    """Freeze the scores and payouts of a period that is over."""
    from helloword.cli.goals_score import both
    from helloword.goals.closing import close as closed

    begin, end = both(day("--from", first), day("--to", until))
    company = opened(workspace)
    found = closed(company, begin, end, reason, company.today)
    tell(say("goals.closed", first=found.first, until=found.until, lake=found.lake, catalogue=found.catalogue))


def _from_file(company: Workspace, file: Path) -> Whole:
    from helloword.errors import InputError
    from helloword.goals.changing import read_for

    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError):
        raise InputError(f"{file} is not a file that can be read.", code="no_file", path=str(file)) from None
    except UnicodeDecodeError:
        raise InputError(f"{file} is not UTF-8 text; save it as UTF-8.", code="not_utf8", path=str(file)) from None
    return read_for(company, text, file.name)


def _from_set(company: Workspace, id: str, order: Order) -> Whole:
    from helloword.goals import Whole
    from helloword.goals.evidence import Evidence
    from helloword.goals.ready import instantiate, ready_set

    made = instantiate(ready_set(id), order, Evidence.of(company, company.today))
    if made.left_out:
        tell(say("goals.left_out", goals=listed(made.left_out)))
    return Whole(goals=made.goals)


def _number(option: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    try:
        found = Decimal(text.replace(",", "").replace("_", ""))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise typer.BadParameter(say("goals.number", value=text), param_hint=option)
    return found


def _print_changes(changes: tuple[Change, ...], format: Format) -> None:
    from helloword.server.goal_answers import change_json

    rows: list[dict[str, Json]] = [
        {"kind": say(f"goals.kind.{c.kind}"), "id": c.id, "field": name, "from": plain_text(old), "to": plain_text(new)}
        for c in changes
        for name, (old, new) in c.fields.items()
        if format != "table" or not c.new or name in _TOLD
    ]
    names = ("kind", "id", "field", "from", "to")
    columns = [Column(n, say(f"column.{n}"), wraps=n in ("from", "to")) for n in names]
    if rows or format != "table":
        print_rows(columns, rows, format, objects=[change_json(c) for c in changes])
