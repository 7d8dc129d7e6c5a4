"""`helloword goals`: what the company wants, who owns it, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli import goals_change, goals_score
from helloword.cli.amounts import shown_value
from helloword.cli.goals_words import named, share_text, shown_aim
from helloword.cli.help import Command, Group
from helloword.cli.language import say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import print_json, print_rows, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.goals.goal import Goal
    from helloword.server.goal_answers import Telling
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
GoalArgument = Annotated[str, typer.Argument(metavar="ID", help="argument.goal")]
_LISTED = ("id", "name", "owner", "actual", "expected", "target", "attainment", "status")
_NUMBERS = ("actual", "expected", "target", "attainment")


@app.command("list", cls=Command, help="goals.list", epilog="helloword goals list --format json")
def list_goals(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every goal as a tree."""
    telling = _telling(workspace)
    if format == "json":
        return print_json({"strategies": telling.strategies(), "goals": telling.tree()})
    rows = _rows(telling, None, 0, indent=format == "table")
    if not rows and format == "table":
        return tell(say("goals.none"))
    columns = [Column(n, say(f"column.{n}"), n in _NUMBERS, n == "name", n == "status", n == "owner") for n in _LISTED]
    return print_rows(columns, rows, format)


@app.command("show", cls=Command, help="goals.show", epilog="helloword goals show net-sales-2026")
def show(id: GoalArgument, workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """One goal with its versions and months."""
    from helloword.goals.waypoints import waypoints
    from helloword.server.goal_answers import version_json, waypoint_json

    telling = _telling(workspace)
    goal = telling.book.goal(id)
    versions = telling.book.versions[id]
    points = [waypoint_json(p) for p in waypoints(versions, telling.evidence)]
    if format == "json":
        told: list[Json] = [version_json(v) for v in versions]
        return print_json({**telling.goal(goal), "versions": told, "months": list(points)})
    if format == "csv":
        names = list(points[0]) if points else []
        return print_rows([Column(n, n) for n in names], points, format)
    return _print_goal(telling, goal)


@app.command("export", cls=Command, help="goals.export", epilog="helloword goals export > goals.yml")
def export(workspace: WorkspaceOption = None) -> None:
    """Everything as YAML."""
    from helloword.goals import book, write

    print(write(book(opened(workspace)).whole), end="")


@app.command("sets", cls=Command, help="goals.sets", epilog="helloword goals sets --format json")
def sets(format: FormatOption = "table") -> None:
    """Ready sets of goals."""
    from helloword.goals.ready import ready_sets

    rows: list[dict[str, Json]] = [
        {"id": s.id, "name": shown(s.name), "count": len(s.templates), "note": shown(s.note)}
        for s in ready_sets().values()
    ]
    columns = [Column("id", say("column.id"), whole=True), Column("name", say("column.name")),
               Column("count", say("column.count"), number=True), Column("note", say("column.note"), wraps=True)]  # fmt: skip
    print_rows(columns, rows, format)


goals_score.add_to(app)
goals_change.add_to(app)


def _telling(workspace: WorkspaceOption) -> Telling:
    from helloword.cli.progress import waiting
    from helloword.goals.evidence import Evidence
    from helloword.server.goal_answers import Telling

    company = opened(workspace)
    with waiting(say("working")):
        return Telling.of(company, Evidence.of(company, company.today), shown)


def _rows(telling: Telling, parent: str | None, depth: int, *, indent: bool) -> list[dict[str, Json]]:
    rows: list[dict[str, Json]] = []
    for goal in telling.book.parts(parent):
        rows.append(_row(telling, goal, "  " * depth if indent else ""))
        rows += _rows(telling, goal.id, depth + 1, indent=indent)
    return rows


def _row(telling: Telling, goal: Goal, indent: str) -> dict[str, Json]:
    found = telling.progress.get(goal.id)
    kpi = telling.evidence.kpis.get(goal.kpi)
    unit, currency = (kpi.unit if kpi else "count"), telling.evidence.currency(goal)
    status = found.status if found and goal.status == "active" else goal.status
    return {
        "id": indent + goal.id,
        "name": shown(goal.name),
        "owner": goal.owner,
        "actual": shown_value(found.actual if found else None, unit, currency),
        "expected": shown_value(found.expected if found else None, unit, currency),
        "target": shown_aim(goal, unit, currency),
        "attainment": share_text(found.attainment if found else None),
        "status": named(status),
    }


def _print_goal(telling: Telling, goal: Goal) -> None:
    from helloword.goals.waypoints import waypoints

    kpi = telling.evidence.kpis.get(goal.kpi)
    unit, currency = (kpi.unit if kpi else "count"), telling.evidence.currency(goal)
    print(say("goals.head", name=shown(goal.name), kpi=shown(kpi.name) if kpi else goal.kpi, status=named(goal.status)))
    print(
        say(
            "goals.period",
            start=goal.start,
            end=goal.end,
            owner=goal.owner or "—",
            target=shown_aim(goal, unit, currency),
        )
    )
    print()
    months: list[dict[str, Json]] = [
        {
            "period": f"{p.first:%Y-%m}", "expected": shown_value(p.expected, unit, currency),
            "actual": shown_value(p.actual, unit, currency),
            "expected_to_date": shown_value(p.expected_to_date, unit, currency),
            "actual_to_date": shown_value(p.actual_to_date, unit, currency), "version": p.version,
        }
        for p in waypoints(telling.book.versions[goal.id], telling.evidence)
    ]  # fmt: skip
    names = ("period", "expected", "actual", "expected_to_date", "actual_to_date", "version")
    print_table([Column(n, say(f"column.{n}"), number=n != "period") for n in names], months)
    print()
    versions: list[dict[str, Json]] = [
        {
            "version": v.number, "from": v.effective_from.isoformat(), "target": shown_aim(v.goal, unit, currency),
            "status": named(v.goal.status), "by": v.actor, "reason": v.reason,
        }
        for v in telling.book.versions[goal.id]
    ]  # fmt: skip
    print_table(
        [Column(n, say(f"column.{n}"), n == "target") for n in ("version", "from", "target", "status", "by", "reason")],
        versions,
    )
