"""`helloword kpi`: what is measured, and what it comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli import kpi_own, kpi_show, kpi_trace
from helloword.cli.completing import kpi_ids
from helloword.cli.help import Command, Group
from helloword.cli.language import listed, say, shown
from helloword.cli.opening import opened
from helloword.cli.options import FormatOption, WorkspaceOption
from helloword.cli.printing import Column, print_csv, print_json, print_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from helloword.kpis.definitions import Catalogue, Kpi
    from helloword.text import Text

app = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
app.command("show", cls=Command, help="kpi.show", epilog=kpi_show.EXAMPLE)(kpi_show.show)
app.command("trace", cls=Command, help="kpi.trace", epilog=kpi_trace.EXAMPLE)(kpi_trace.trace)


@app.command("list", cls=Command, help="kpi.list", epilog="helloword kpi list --format json")
def list_kpis(workspace: WorkspaceOption = None, format: FormatOption = "table") -> None:
    """Every KPI of the catalogue."""
    from helloword.kpis.company import catalogue_of
    from helloword.server.definitions import kpi_json

    catalogue = catalogue_of(opened(workspace))
    rows = [_row(kpi) for kpi in catalogue.kpis.values()]
    objects = [kpi_json(kpi, catalogue) for kpi in catalogue.kpis.values()] if format == "json" else None
    columns = [Column(k, say(f"column.{k}"), wraps=k == "formula") for k in ("id", "name", "unit", "better", "formula")]
    print_rows(columns, rows, format, objects=objects)


@app.command("explain", cls=Command, help="kpi.explain", epilog="helloword kpi explain net_sales")
def explain(
    kpi: Annotated[str, typer.Argument(metavar="ID", help="argument.kpi", autocompletion=kpi_ids)],
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """What a KPI means, how it is computed and what moves it."""
    from helloword.errors import UnknownNameError
    from helloword.kpis.company import catalogue_of
    from helloword.server.definitions import detail_json

    catalogue = catalogue_of(opened(workspace))
    if kpi not in catalogue.kpis:
        raise UnknownNameError("KPI", kpi, catalogue.kpis, code="unknown_kpi")
    found = catalogue.kpis[kpi]
    if format == "json":
        print_json(detail_json(found, catalogue))
    elif format == "csv":
        print_csv([{"name": label, "value": text} for label, text in _explained(found, catalogue)])
    else:
        print(f"{shown(found.name)} ({found.id})\n\n{shown(found.meaning)}\n{shown(found.why)}\n")
        for label, text in _explained(found, catalogue):
            print(f"{label}{say('colon')}{text}")


kpi_own.add_to(app)


def _row(kpi: Kpi) -> dict[str, str]:
    return {
        "id": kpi.id,
        "name": shown(kpi.name),
        "unit": kpi.unit,
        "better": kpi.better,
        "formula": kpi.formula_text,
    }


def _explained(kpi: Kpi, catalogue: Catalogue) -> list[tuple[str, str]]:
    from helloword.cli.texts import words
    from helloword.model import TABLES
    from helloword.server.definitions import asked_of

    asked = asked_of(kpi, catalogue)
    measures = [f"{m.id} = {m.sql or m.id} ({m.relation or m.spread_by})" for m in asked.measures]
    facts = [
        (say("explain.formula"), kpi.formula_text),
        (say("explain.measures"), "\n  " + "\n  ".join(measures)),
        (say("explain.unit"), _said(words.UNITS, kpi.unit)),
        (say("explain.better"), _said(words.BETTER, kpi.better)),
        (say("explain.clock"), _said(words.CLOCKS, kpi.clock)),
        (say("explain.additivity"), _said(words.ADDITIVITY, kpi.additivity)),
        (say("explain.sources"), listed([shown(TABLES[fact].title) for fact in asked.facts])),
        (say("explain.slices"), ", ".join(asked.slices)),
        (say("explain.maturity"), say("explain.days", days=kpi.maturity_days)),
        (say("explain.owner"), _said(words.OWNERS, kpi.owner)),
        (say("explain.levers"), listed([_said(words.LEVERS, lever) for lever in kpi.levers])),
    ]
    if kpi.threshold:
        limit = kpi.threshold
        facts.append((say("explain.threshold"), f"{limit.value} ({limit.source}; {limit.checked})"))
    return facts


def _said(words: Mapping[str, Text], value: str) -> str:
    """A value in words; as it is where a company's own definition uses another."""
    return shown(words[value]) if value in words else value
