"""`helloword kpi show`: values of KPIs by period and slice."""

from __future__ import annotations

from typing import Annotated

import typer

from helloword.cli.completing import comparisons, dimensions, filters, kpi_ids
from helloword.cli.language import say
from helloword.cli.options import (
    AsOfOption,
    CurrencyOption,
    FormatOption,
    FromOption,
    ToOption,
    WorkspaceOption,
    day,
)
from helloword.period import Grain

EXAMPLE = """helloword kpi show net_sales orders aov --grain month --by store
helloword kpi show odr --from 2026-10-01 --to 2026-10-31 --where store=eu,us --format json"""

GrainOption = Annotated[Grain, typer.Option("--grain", help="option.grain")]
WhereOption = Annotated[
    list[str] | None, typer.Option("--where", metavar="DIM=VALUE[,VALUE]", help="option.where", autocompletion=filters)
]


def show(
    kpis: Annotated[list[str], typer.Argument(metavar="ID", help="argument.kpis", autocompletion=kpi_ids)],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="DIM", help="option.by", autocompletion=dimensions)
    ] = None,
    grain: GrainOption = Grain.TOTAL,
    first: FromOption = None,
    until: ToOption = None,
    where: WhereOption = None,
    currency: CurrencyOption = None,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="WITH", help="option.compare", autocompletion=comparisons),
    ] = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """Values of KPIs."""
    from helloword.cli.opening import check_span, check_stores, opened
    from helloword.cli.progress import waiting
    from helloword.cli.readings import print_readings
    from helloword.kpis.company import answer
    from helloword.kpis.comparing import against_from
    from helloword.kpis.query import Query
    from helloword.server.filters import where_from

    kind, event = against_from(compare)
    query = Query(
        kpis=tuple(kpis), by=tuple(by or ()), grain=grain, start=day("--from", first), end=day("--to", until),
        where=where_from(where or ()), currency=currency, compare=kind, event=event, as_of=as_of,
    )  # fmt: skip
    check_span(query)
    company = opened(workspace)
    check_stores(company, query)
    with waiting(say("working")):
        readings = answer(company, query).readings
    print_readings(readings, query, format)
