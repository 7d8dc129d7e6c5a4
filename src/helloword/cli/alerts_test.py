"""`helloword alerts backtest`: what a rule would have found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.help import Command
from helloword.cli.language import say
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, FromOption, ToOption, WorkspaceOption, day
from helloword.cli.printing import print_json, print_rows
from helloword.cli.running import tell
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from helloword.alerts.backtesting import Backtest, Planted
    from helloword.alerts.rule import Rule

EXAMPLE = """helloword alerts backtest cvr_fall --from 2026-01-01 --to 2026-06-30
helloword alerts backtest roas_off --file stricter.yml"""


def add_to(app: typer.Typer) -> None:
    """Add the command to `helloword alerts`."""
    app.command("backtest", cls=Command, help="alerts.backtest", epilog=EXAMPLE)(backtest)


def backtest(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="argument.alert_rule")],
    first: FromOption = None,
    until: ToOption = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="FILE", help="option.alert_file")] = None,
    truth: Annotated[Path | None, typer.Option("--truth", metavar="DIR", help="option.alert_truth")] = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What a rule would have found, day by day; nothing is written and nothing sent."""
    from helloword.alerts.backtesting import backtest as replayed
    from helloword.alerts.keeping import rules_from, the_rule
    from helloword.cli.alerts_words import where_shown
    from helloword.cli.progress import waiting
    from helloword.cli.reading import text_of
    from helloword.server.alert_answers import backtest_json

    company = opened(workspace)
    known = {r.id: r for r in rules_from(text_of(file), file.name)} if file else {}
    wanted = known.get(rule) or the_rule(company, rule).rule
    planted = _planted(truth, wanted) if truth else None
    with waiting(say("working")):
        found = replayed(company, wanted, day("--from", first), day("--to", until), planted)
    told = backtest_json(found)
    if format == "json":
        return print_json(told)
    rows = [
        {
            "where": where_shown(f.at), "since": f.span.since.isoformat(), "fired": f.span.fired.isoformat(),
            "ended": f.span.ended.isoformat() if f.span.ended else None, "days": f.days, "cause": f.cause,
        }
        for f in found.fired
    ]  # fmt: skip
    names = ("where", "since", "fired", "ended", "days", *(("cause",) if planted is not None else ()))
    if rows or format == "csv":
        print_rows([Column(n, say(f"column.{n}"), number=n == "days") for n in names], rows, format)
    return _summary(found)


def _planted(folder: Path, rule: Rule) -> list[Planted]:
    """The planted events of a demo that move the rule's KPI."""
    from helloword.alerts.backtesting import Planted
    from helloword.demo.truth import read_truth

    return [
        Planted(event.id, dict(move.where), event.first, event.last)
        for event in read_truth(folder)
        for move in event.moves
        if move.kpi == rule.kpi
    ]


def _summary(found: Backtest) -> None:
    facts = {"first": found.first, "until": found.until, "days": len(found.days), "slices": found.slices}
    tell(
        say(
            "alerts.backtest.summary",
            **facts,
            fired=len(found.fired),
            month=found.per_month,
            usual=found.usual_days or 0,
        )
    )
    if found.unsure:
        tell(say("alerts.backtest.unsure", count=found.unsure))
    if found.precision is not None or found.recall is not None:
        precision, recall = (f"{value:.0%}" if value is not None else "—" for value in (found.precision, found.recall))
        tell(say("alerts.backtest.weighed", precision=precision, recall=recall))
