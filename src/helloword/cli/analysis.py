"""`helloword analysis`: questions that take more than one KPI, answered from KPIs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.completing import analyses, comparisons, dimensions, filters
from helloword.cli.help import Command, Group
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import check_stores, opened
from helloword.cli.options import (
    AsOfOption,
    CurrencyOption,
    FormatOption,
    FromOption,
    ToOption,
    WorkspaceOption,
    day,
)
from helloword.cli.printing import print_csv, print_json, print_rows
from helloword.cli.progress import waiting
from helloword.cli.tables import Column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helloword.analyses import Method
    from helloword.server.readings import Json

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
SHOW_EXAMPLE = """helloword analysis show profit --from 2026-07-01 --to 2026-09-30 --where store=eu
helloword analysis show profit --by line --compare year --format csv"""


@app.command("list", cls=Command, help="analysis.list", epilog="helloword analysis list")
def list_analyses(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every analysis, with what can be set."""
    from helloword.analyses import METHODS
    from helloword.server.analysis_answers import method_json

    opened(workspace)
    rows = [_row(method) for method in METHODS.values()]
    columns = [
        Column(n, say(f"column.{n}"), whole=n == "id", wraps=n != "id")
        for n in ("id", "answers", "made_by", "settings")
    ]
    print_rows(columns, rows, format, objects=[method_json(method, shown) for method in METHODS.values()])


@app.command("show", cls=Command, help="analysis.show", epilog=SHOW_EXAMPLE)
def show(
    analysis: Annotated[str, typer.Argument(metavar="NAME", help="argument.analysis", autocompletion=analyses)],
    by: Annotated[str | None, typer.Option("--by", metavar="DIM", help="option.analysis_by", autocompletion=dimensions)] = None,
    first: FromOption = None,
    until: ToOption = None,
    where: Annotated[
        list[str] | None,
        typer.Option("--where", metavar="DIM=VALUE[,VALUE]", help="option.where", autocompletion=filters),
    ] = None,
    currency: CurrencyOption = None,
    compare: Annotated[
        str | None, typer.Option("--compare", metavar="WITH", help="option.compare", autocompletion=comparisons)
    ] = None,
    rows: Annotated[int, typer.Option("--rows", metavar="N", help="option.analysis_rows")] = 50,
    given: Annotated[list[str] | None, typer.Option("--set", metavar="NAME=NUMBER", help="option.analysis_set")] = None,
    table: Annotated[str | None, typer.Option("--table", metavar="ID", help="option.analysis_table")] = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:  # fmt: skip
    """An analysis, answered: its tables, and what to know about them."""
    from helloword.analyses import Question, analyse
    from helloword.cli.analysis_shown import print_analysis
    from helloword.kpis.comparing import against_from
    from helloword.kpis.query import Query
    from helloword.server.analysis_answers import analysis_json, flat, settings_from, table_of
    from helloword.server.filters import where_from

    kind, event = against_from(compare)
    question = Question(
        start=day("--from", first), end=day("--to", until), by=by, where=where_from(where or ()), currency=currency,
        compare=kind, event=event, as_of=as_of, rows=rows, settings=settings_from(given or ()),
    )  # fmt: skip
    company = opened(workspace)
    check_stores(company, Query(("net_sales",), where=question.where))
    with waiting(say("working")):
        found = analyse(company, analysis, question)
    if format == "json":
        print_json(analysis_json(found, shown))
    elif format == "csv":
        print_csv(list(flat(found, table_of(found, table), shown)))
    else:
        print_analysis(found, table)


def _row(method: Method) -> Mapping[str, Json]:
    settings = [f"{setting.id}={setting.default}" for setting in method.settings]
    return {
        "id": method.id,
        "answers": shown(method.question),
        "made_by": listed(list(method.by)) if len(method.by) > 1 else None,
        "settings": listed(settings) if settings else None,
    }
